using System.Buffers;
using Glide.Batches;
using Glide.Connections;

namespace Glide.Commands;

/// <summary>
/// Runs commands: every surface (a client, a view of it, a session) is a thin layer over one of these. The command is encoded on the
/// caller's thread before the method returns, so its spans need not outlive the call.
/// </summary>
public abstract class CommandExecutor
{
    /// <summary>A blocking command is given up this much after the server should have answered it.</summary>
    internal static readonly TimeSpan BlockingGrace = TimeSpan.FromMilliseconds(500);

    private readonly Clock _clock;
    private readonly TimeSpan _timeout;
    private readonly long _timeoutMilliseconds;
    private readonly CancellationToken _cancellation;

    private protected CommandExecutor(Clock clock, TimeSpan timeout, CancellationToken cancellation)
    {
        _clock = clock;
        _timeout = timeout;
        _timeoutMilliseconds = timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)Math.Ceiling(timeout.TotalMilliseconds);
        _cancellation = cancellation;
    }

    /// <summary>A view of another executor, with other settings for its calls.</summary>
    private protected CommandExecutor(CommandExecutor inner, TimeSpan timeout, CancellationToken cancellation)
        : this(inner._clock, timeout, cancellation) => TracksKeys = inner.TracksKeys;

    /// <summary>How long a call may take, retries and waiting included; <see cref="Timeout.InfiniteTimeSpan"/> for without end.</summary>
    public TimeSpan RequestTimeout => _timeout;

    internal Clock Clock => _clock;

    /// <summary>Whether encoding notes where the keys stand and which slots they hash to.</summary>
    internal bool TracksKeys { get; init; }

    internal CancellationToken Cancellation => _cancellation;

    /// <summary>Who keeps the calls' permits and takes them back when a connection is lost.</summary>
    internal abstract ICallOwner Owner { get; }

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command with its arguments.</param>
    /// <param name="cancellationToken">Gives the call up; the connection and other calls are not affected.</param>
    /// <returns>The reply. Await it once; use <see cref="ValueTask{TResult}.AsTask"/> for anything else.</returns>
    /// <exception cref="ArgumentException">An argument cannot be sent; nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The command's code was generated for another contract version; nothing was sent.</exception>
    /// <exception cref="ValkeyException">The call failed; its kind and <see cref="ValkeyException.Delivery"/> tell how.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public ValueTask<TReply> ExecuteAsync<TCommand, TReply>(scoped in TCommand command, CancellationToken cancellationToken = default)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct
    {
        if (IsCancelled(cancellationToken, out var cancelled))
        {
            return ValueTask.FromCanceled<TReply>(cancelled);
        }

        var pending = Encode<TCommand, TReply>(in command);
        var task = pending.Task;
        Begin(pending, cancellationToken);
        return task;
    }

    /// <summary>Runs a command that answers OK or an error.</summary>
    /// <inheritdoc cref="ExecuteAsync{TCommand, TReply}(in TCommand, CancellationToken)"/>
    public ValueTask ExecuteVoidAsync<TCommand>(scoped in TCommand command, CancellationToken cancellationToken = default)
        where TCommand : struct, ICommand<TCommand, Nothing>, allows ref struct
    {
        if (IsCancelled(cancellationToken, out var cancelled))
        {
            return ValueTask.FromCanceled(cancelled);
        }

        var pending = Encode<TCommand, Nothing>(in command);
        var task = pending.VoidTask;
        Begin(pending, cancellationToken);
        return task;
    }

    /// <summary>Runs a command that answers a value or null, and hands the value out in pooled memory.</summary>
    /// <returns>The value, to be disposed; null where the command answers null.</returns>
    /// <inheritdoc cref="ExecuteAsync{TCommand, TReply}(in TCommand, CancellationToken)"/>
    public ValueTask<ValkeyLease?> LeaseAsync<TCommand>(scoped in TCommand command, CancellationToken cancellationToken = default)
        where TCommand : struct, ICommand<TCommand, ValkeyValue?>, allows ref struct
    {
        if (IsCancelled(cancellationToken, out var cancelled))
        {
            return ValueTask.FromCanceled<ValkeyLease?>(cancelled);
        }

        var pending = new PendingLease();
        pending.Request.TracksKeys = TracksKeys;
        pending.EncodeOnly<TCommand, ValkeyValue?>(in command);
        pending.Start(TCommand.Descriptor, Owner, DeadlineOf(pending));
        var task = pending.Task;
        Begin(pending, cancellationToken);
        return task;
    }

    /// <summary>Runs a command that answers a value or null, and writes the value into the caller's buffer.</summary>
    /// <param name="command">The command with its arguments.</param>
    /// <param name="destination">
    /// Where the value goes. It is written to when the whole value is there, and never by a call that failed.
    /// </param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The length of the value in bytes; null where the command answers null, and nothing was written then.</returns>
    /// <inheritdoc cref="ExecuteAsync{TCommand, TReply}(in TCommand, CancellationToken)"/>
    public ValueTask<long?> CopyAsync<TCommand>(
        scoped in TCommand command, IBufferWriter<byte> destination, CancellationToken cancellationToken = default)
        where TCommand : struct, ICommand<TCommand, ValkeyValue?>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(destination);
        return CopyAsync(LeaseAsync(in command, cancellationToken), destination);
    }

    /// <summary>Runs a command that is given as words.</summary>
    /// <param name="descriptor">What the specs know of it; null for nothing, which makes it an ordinary write.</param>
    /// <param name="words">The words.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    internal ValueTask<ValkeyReply> ExecuteRawAsync(
        CommandDescriptor? descriptor, ReadOnlySpan<ValkeyValue> words, CancellationToken cancellationToken)
    {
        if (IsCancelled(cancellationToken, out var cancelled))
        {
            return ValueTask.FromCanceled<ValkeyReply>(cancelled);
        }

        var pending = Encode<RawCommand, ValkeyReply>(new RawCommand(descriptor, words));
        if (descriptor is not null)
        {
            if ((descriptor.Flags & CommandFlags.Blocking) != 0 && descriptor.Wait is null)
            {
                // Whether it waits, and for how long, nobody can tell: the server's answer, or the token, ends the wait.
                pending.Request.SetBlocking(Timeout.InfiniteTimeSpan);
            }

            pending.Start(descriptor, Owner, DeadlineOf(pending));
        }

        var task = pending.Task;
        Begin(pending, cancellationToken);
        return task;
    }

    /// <summary>Runs a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="options">How; what concerns errors is the caller's.</param>
    /// <param name="cancellationToken">Gives the batch up.</param>
    /// <returns>The replies, and what failed; an exception only for a cancelled one.</returns>
    internal ValueTask<BatchReplies> ExecuteBatchAsync(CommandBatch batch, BatchOptions options, CancellationToken cancellationToken)
    {
        if (IsCancelled(cancellationToken, out var cancelled))
        {
            return ValueTask.FromCanceled<BatchReplies>(cancelled);
        }

        if (batch.Count == 0 && !batch.IsAtomic)
        {
            return new ValueTask<BatchReplies>(new BatchReplies(batch, 0, new ReplyStore(0), failure: null));
        }

        var pending = CreateBatch(batch, options);
        pending.Start(batch.OwnDescriptor, Owner, options.Timeout is { } given ? _clock.DeadlineAfter(given) : DeadlineOf(pending));
        var task = pending.Task;
        Begin(pending, cancellationToken);
        return task;
    }

    /// <summary>Makes the call that a batch becomes.</summary>
    internal virtual PendingReply<BatchReplies> CreateBatch(CommandBatch batch, BatchOptions options) => new PendingBatch(batch);

    /// <summary>Takes the call over, with its link: sends it, keeps it, or fails it.</summary>
    internal abstract void Dispatch(PendingCommand command);

    private PendingReply<TReply> Encode<TCommand, TReply>(scoped in TCommand command)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct
    {
        var pending = PendingReply<TReply>.Rent();
        pending.Request.TracksKeys = TracksKeys;
        try
        {
            pending.Encode(in command);
        }
        catch
        {
            pending.Discard();
            throw;
        }

        pending.Start(TCommand.Descriptor, Owner, DeadlineOf(pending));
        return pending;
    }

    /// <summary>The caller's code runs here, where the caller waits, and not on the connection's reader.</summary>
    private static async ValueTask<long?> CopyAsync(ValueTask<ValkeyLease?> leasing, IBufferWriter<byte> destination)
    {
        using var lease = await leasing.ConfigureAwait(false);
        if (lease is null)
        {
            return null;
        }

        destination.Write(lease.Span);
        return lease.Length;
    }

    internal void Begin(PendingCommand pending, CancellationToken cancellationToken)
    {
        // Registered after dispatching: a token that fires in between finds a call that is linked somewhere and can be given up.
        Dispatch(pending);
        if (cancellationToken.CanBeCanceled || _cancellation.CanBeCanceled)
        {
            pending.CancelOn(cancellationToken, _cancellation);
        }
    }

    internal long DeadlineOf(PendingCommand pending)
    {
        if (!pending.Request.IsBlocking)
        {
            return _timeoutMilliseconds == long.MaxValue ? long.MaxValue : _clock.Milliseconds + _timeoutMilliseconds;
        }

        var waits = pending.Request.BlockingTimeout;
        var endless = waits == Timeout.InfiniteTimeSpan || waits > TimeSpan.MaxValue - BlockingGrace;
        return _clock.DeadlineAfter(endless ? Timeout.InfiniteTimeSpan : waits + BlockingGrace);
    }

    internal bool IsCancelled(CancellationToken cancellationToken, out CancellationToken cancelled)
    {
        cancelled = cancellationToken.IsCancellationRequested ? cancellationToken : _cancellation;
        return cancelled.IsCancellationRequested;
    }
}
