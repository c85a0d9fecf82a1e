using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;
using Glide.Cluster;
using Glide.Commands;
using Glide.Protocol;

namespace Glide.Connections;

/// <summary>
/// A pending command that knows its reply's type. It is generic over the reply only, with the command's reader as a function pointer,
/// so that four hundred commands share a few dozen closed types and pools.
/// </summary>
internal unsafe class PendingReply<TReply> : PendingCommand, IValueTaskSource<TReply>, IValueTaskSource
{
    private const int PoolLimit = 4096;

    private static readonly ConcurrentQueue<PendingReply<TReply>> Pool = new();

    [ThreadStatic]
    private static PendingReply<TReply>? _cached;

    private static int _pooled;

    private ManualResetValueTaskSourceCore<TReply> _core;
    private delegate*<ref RespReader, TReply> _read;
    private delegate*<ReplyParts<TReply>, TReply> _fold;
    private TReply _reply = default!;
    private Exception? _exception;

    public ValueTask<TReply> Task => new(this, _core.Version);

    public ValueTask VoidTask => new(this, _core.Version);

    public static PendingReply<TReply> Rent()
    {
        var pending = _cached;
        if (pending is not null)
        {
            _cached = null;
            return pending;
        }

        if (Pool.TryDequeue(out pending))
        {
            Interlocked.Decrement(ref _pooled);
            return pending;
        }

        return new PendingReply<TReply>();
    }

    /// <summary>Writes the request and remembers how its reply is read.</summary>
    public void Encode<TCommand>(scoped in TCommand command)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct
    {
        EncodeOnly<TCommand, TReply>(in command);
        _read = &TCommand.Read;
        _fold = &TCommand.Fold;
    }

    /// <summary>Writes the request of a call that reads its reply in its own way.</summary>
    public void EncodeOnly<TCommand, TCommandReply>(scoped in TCommand command)
        where TCommand : struct, ICommand<TCommand, TCommandReply>, allows ref struct
    {
        TCommand.Descriptor.CheckContract(typeof(TCommand));
        var writer = new RespWriter(Request);
        command.Write(ref writer);
        writer.Complete();
    }

    /// <summary>Runs on the thread pool: hands the result to the awaiter. The object may serve another call as soon as this returns.</summary>
    public override void Execute()
    {
        EndRegistrations();
        if (_exception is { } exception)
        {
            _core.SetException(exception);
        }
        else
        {
            _core.SetResult(_reply);
        }
    }

    public TReply GetResult(short token)
    {
        // Too early, or once more on an object that serves another call by now: letting go then would hand one object to two callers.
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("The call has not been answered yet: await it, or use AsTask() to wait for it otherwise.");
        }

        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            ReleaseAwaiter();
        }
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    /// <inheritdoc/>
    public override FanOut CreateFanOut(int parts) => new FoldingFanOut<TReply>(this, parts, _read, _fold);

    /// <summary>Completes the call with a reply that was put together elsewhere, and lets go of the link. For the link's holder.</summary>
    public void CompleteAndRelease(TReply reply)
    {
        if (!TryClaim())
        {
            ReleaseLink();
            return;
        }

        _reply = reply;
        EndClaimed();
    }

    /// <summary>The reply, once the call has succeeded.</summary>
    protected TReply Reply => _reply;

    /// <summary>The call's error; null if it succeeded.</summary>
    protected Exception? Error => _exception;

    /// <summary>Makes it read replies in the way that another call's command does.</summary>
    protected void ReadWith(delegate*<ref RespReader, TReply> read) => _read = read;

    /// <summary>Reads a reply that is not an error.</summary>
    protected virtual TReply Read(ref RespReader reader) => _read(ref reader);

    protected override void ReadReply(ReadOnlySpan<byte> frame, byte[]? payload)
    {
        try
        {
            if (RespReader.TryReadError(frame, out var code, out var message))
            {
                _exception = new ValkeyServerException(code, message);
                return;
            }

            var reader = payload is null ? new RespReader(frame) : new RespReader(frame, payload);
            _reply = Read(ref reader);
        }
#pragma warning disable CA1031 // Whatever a command's reader throws belongs to its caller; the connection's read loop must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _exception = exception is ValkeyProtocolException other
                ? new ValkeyProtocolException($"{Name}: {other.Message}", other.Delivery, other)
                : exception;
        }
    }

    protected override void SetException(Exception exception) => _exception = exception;

    /// <summary>Sets the outcome of a call that reads its reply in its own way.</summary>
    protected void SetReply(TReply reply) => _reply = reply;

    protected override void ReturnToPool()
    {
        Forget();
        if (_cached is null)
        {
            _cached = this;
        }
        else if (Volatile.Read(ref _pooled) < PoolLimit)
        {
            Interlocked.Increment(ref _pooled);
            Pool.Enqueue(this);
        }
    }

    /// <summary>Makes the object ready for another call.</summary>
    protected void Forget()
    {
        _core.Reset();
        _reply = default!;
        _exception = null;
    }
}
