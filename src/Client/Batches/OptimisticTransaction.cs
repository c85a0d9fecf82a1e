using System.Globalization;
using System.Text;
using Glide.Batches;
using Glide.Cluster;
using Glide.Commands;
using Glide.Connections;

namespace Glide;

/// <summary>
/// A transaction that is tried until nobody changes what it has read: WATCH, the caller's code, MULTI … EXEC, on one leased connection, and
/// all of it again when EXEC answers null.
/// </summary>
/// <typeparam name="TBatch">The kind of batch that is executed.</typeparam>
internal sealed class OptimisticTransaction<TBatch>
    where TBatch : CommandBatch, new()
{
    /// <summary>A cancellation source takes no longer times; nobody waits that long either.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <summary>The longest pause between two tries; what is contended for so much that this matters wants another design.</summary>
    private const int LongestPause = 32;

    private readonly ClientExecutor _executor;
    private readonly SingleNodeRoute? _route;
    private readonly ValkeyKey[] _watched;
    private readonly BatchOptions _options;
    private readonly TimeSpan _timeout;
    private readonly long _deadline;
    private int _tries;
    private int _discarded;

    /// <param name="executor">The client's executor.</param>
    /// <param name="route">Where the keys are; null for the one server, or the primary.</param>
    /// <param name="watch">The keys.</param>
    /// <param name="options">How.</param>
    public OptimisticTransaction(ClientExecutor executor, SingleNodeRoute? route, IReadOnlyCollection<ValkeyKey> watch, BatchOptions? options)
    {
        ArgumentNullException.ThrowIfNull(watch);
        if (watch.Count == 0)
        {
            throw new ArgumentException("At least one key is needed; without any, an AtomicBatch does.", nameof(watch));
        }

        _options = options ?? new BatchOptions();
        _timeout = _options.Timeout ?? executor.RequestTimeout;
        RequestTimeouts.Validate(_timeout, nameof(BatchOptions.Timeout));
        _executor = executor;
        _route = route;
        _watched = [.. watch];
        _deadline = executor.Clock.DeadlineAfter(_timeout);
    }

    private bool IsOver => _executor.Clock.Milliseconds >= _deadline;

    private TimeSpan Remaining =>
        _deadline == long.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Max(1, _deadline - _executor.Clock.Milliseconds));

    /// <summary>Runs until EXEC has been answered; returns what it answered.</summary>
    public async ValueTask<BatchResults> RunAsync(Func<IValkeyCommands, TBatch, ValueTask> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        var (results, _) = await RepeatAsync(
            async (commands, batch) =>
            {
                await body(commands, batch).ConfigureAwait(false);
                return default(Nothing);
            },
            cancellationToken).ConfigureAwait(false);
        return results;
    }

    /// <summary>Runs until EXEC has been answered; returns the reply of the command that the body named in that try.</summary>
    public async ValueTask<TReply> RunAsync<TReply>(
        Func<IValkeyCommands, TBatch, ValueTask<Queued<TReply>>> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        var (results, handle) = await RepeatAsync(body, cancellationToken).ConfigureAwait(false);
        return results.Get(handle);
    }

    private async ValueTask<(BatchResults Results, TBody Body)> RepeatAsync<TBody>(
        Func<IValkeyCommands, TBatch, ValueTask<TBody>> body, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(_timeout > Longest ? Timeout.InfiniteTimeSpan : _timeout, _executor.Clock.Provider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            while (true)
            {
                var session = new SessionExecutor(_executor, await _executor.LeaseAsync(_route, either.Token).ConfigureAwait(false));
                try
                {
                    if (await TryOnAsync(session, body, either.Token, cancellationToken).ConfigureAwait(false) is { } done)
                    {
                        return done;
                    }
                }
                finally
                {
                    session.End();
                }

                await PauseAsync(either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw OutOfTime();
        }
    }

    /// <summary>Tries on one connection; null if that was lost before anything was executed.</summary>
    private async ValueTask<(BatchResults Results, TBody Body)?> TryOnAsync<TBody>(
        SessionExecutor session, Func<IValkeyCommands, TBatch, ValueTask<TBody>> body, CancellationToken either, CancellationToken caller)
    {
        // The token bounds what happens before EXEC; EXEC itself has the rest of the time, so that its error tells how far it came.
        var commands = new CommandView(new ViewExecutor(session, Timeout.InfiniteTimeSpan, either));
        while (true)
        {
            try
            {
                await commands.Executor.ExecuteVoidAsync(new WatchCommand(_watched)).ConfigureAwait(false);
            }
            catch (ValkeyConnectionException) when (!IsOver)
            {
                return null;
            }
            catch (ValkeyServerException error) when (IsElsewhere(error) && !IsOver)
            {
                // The error of a command that should have watched leaves nothing watched.
                session.MarkClean();
                return null;
            }

            _tries++;
            var batch = new TBatch();
            TBody told;
            try
            {
                told = await body(commands, batch).ConfigureAwait(false);
            }
            catch (ValkeyServerException error) when (IsElsewhere(error) && !IsOver)
            {
                return null;
            }

            if (IsOver)
            {
                throw OutOfTime();
            }

            CheckSlot(batch);
            var replies = await session.ExecuteBatchAsync(batch, _options with { Timeout = Remaining }, caller).ConfigureAwait(false);
            if (replies.Failure is null or ValkeyTransactionDiscardedException or ValkeyTransactionAbortedException)
            {
                // EXEC has ended the watching, so nothing of the session is left on the connection.
                session.MarkClean();
            }

            if (!IsOver && IsWorthAnotherConnection(replies.Failure))
            {
                return null;
            }

            if (!replies.WasDiscarded)
            {
                return (BatchExecution.Finish(replies, _options), told);
            }

            _discarded++;
            await PauseAsync(either).ConfigureAwait(false);
        }
    }

    /// <summary>Whether nothing was executed because the connection was gone, or the keys were.</summary>
    private bool IsWorthAnotherConnection(ValkeyException? failure) => failure switch
    {
        ValkeyConnectionException lost => lost.Delivery == DeliveryStatus.NotWritten,
        ValkeyTransactionAbortedException { Errors: [{ Error: ValkeyServerException error }, ..] } => IsElsewhere(error),
        ValkeyServerException error => IsElsewhere(error),
        _ => false,
    };

    /// <summary>Whether another node serves the keys now, or will in a moment.</summary>
    private bool IsElsewhere(ValkeyServerException error)
    {
        if (_route is null || !RetryRule.IsKnown(Encoding.ASCII.GetBytes(error.Code)))
        {
            return false;
        }

        _executor.LookAgain();
        return true;
    }

    /// <summary>In a cluster only a change of keys in the watched slot can be noticed.</summary>
    private void CheckSlot(CommandBatch batch)
    {
        if (_route is not null && batch.Slot >= 0 && batch.Slot != _route.Slot)
        {
            throw new ArgumentException(
                $"The watched keys are in slot {_route.Slot} and those of the queued commands in slot {batch.Slot}; a common hash tag would bring them together. Nothing was executed.");
        }
    }

    private Task PauseAsync(CancellationToken cancellationToken)
    {
        // So that those who contend for a key do not meet again and again.
        var longest = Math.Min(1 << Math.Min(_tries, 5), LongestPause);
        return Task.Delay(TimeSpan.FromMilliseconds(_executor.Random.Next(longest + 1)), _executor.Clock.Provider, cancellationToken);
    }

    private ValkeyTimeoutException OutOfTime() => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The transaction was not executed within {_timeout.TotalMilliseconds:0.###} ms (BatchOptions.Timeout, without it RequestTimeout): {Tries()}."),
        DeliveryStatus.NotWritten);

    private string Tries() => _tries switch
    {
        0 => "it had no connection of its own yet",
        1 => _discarded == 0 ? "it was tried once" : "it was tried once, and a watched key had changed",
        _ => string.Create(CultureInfo.InvariantCulture, $"it was tried {_tries} times, of which {_discarded} times a watched key had changed"),
    };
}
