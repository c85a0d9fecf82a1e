namespace Glide.Connections;

/// <summary>
/// Connections that carry one caller at a time: for commands that wait at the server, so that nobody else waits behind them, and for
/// sessions, whose commands speak about their own connection.
/// </summary>
internal sealed partial class SessionPool : IConnectionEvents, IDisposable
{
    private readonly Connector _connector;
    private readonly int _limit;
    private readonly Lock _gate = new();
    private readonly List<Connection> _idle = [];
    private readonly HashSet<Connection> _busy = [];
    private readonly HashSet<Connection> _leased = [];
    private readonly Queue<PendingCommand> _waitingCalls = new();
    private readonly LinkedList<TaskCompletionSource<Connection>> _waitingSessions = new();
    private readonly CancellationTokenSource _disposal = new();
    private Action<PendingCommand>? _rehome;
    private bool _disposed;
    private int _open;
    private int _opening;

    public SessionPool(Connector connector, int limit)
    {
        _connector = connector;
        _limit = limit;
    }

    private enum Handover
    {
        /// <summary>The call waits at the server now.</summary>
        Carried,

        /// <summary>The call had ended before it was sent, or was answered at once: the connection is as free as it was.</summary>
        Over,

        /// <summary>The connection has ended; the call is where it was.</summary>
        Refused,
    }

    /// <summary>Takes a blocking call back whose connection could not be made, with the reason; null to fail the call with it.</summary>
    public Action<PendingCommand, ValkeyConnectionException>? Refused { get; init; }

    /// <summary>Whether no connection is lent or carries a call.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _busy.Count + _leased.Count + _opening == 0;
            }
        }
    }

    /// <summary>Sends a blocking command on a connection of its own, as soon as there is one.</summary>
    public void Send(PendingCommand command)
    {
        Action<PendingCommand>? rehome;
        lock (_gate)
        {
            rehome = _rehome;
            if (!_disposed && rehome is null)
            {
                if (!TrySendOnIdle(command))
                {
                    _waitingCalls.Enqueue(command);
                    OpenIfAllowed();
                }

                return;
            }
        }

        if (rehome is not null)
        {
            rehome(command);
        }
        else
        {
            command.FailAndRelease(new ValkeyClosedException("The client has been closed."));
        }
    }

    /// <summary>
    /// Takes no more calls, because its server is not used any more: those that wait or come go to <paramref name="rehome"/>, what is lent
    /// out or waits at the server ends on its own.
    /// </summary>
    public void Retire(Action<PendingCommand> rehome)
    {
        List<PendingCommand> calls;
        List<Connection> idle;
        lock (_gate)
        {
            _rehome = rehome;
            calls = [.. _waitingCalls];
            idle = [.. _idle];
            _waitingCalls.Clear();
            _idle.Clear();
        }

        calls.ForEach(rehome);
        idle.ForEach(connection => connection.Close(new ValkeyClosedException("The server is not used any more.")));
    }

    /// <summary>Ends the calls that wait at the server, with an error: what they wait for does not come there any more.</summary>
    public void EndWaiting(ValkeyConnectionException reason)
    {
        List<Connection> waiting;
        lock (_gate)
        {
            if (_busy.Count == 0)
            {
                return;
            }

            waiting = [.. _busy];
            _busy.Clear();
        }

        waiting.ForEach(connection => connection.Close(reason));
    }

    /// <summary>Lends a connection; waits for one to come free at the limit.</summary>
    /// <exception cref="ValkeyClosedException">The client has been closed.</exception>
    public async Task<Connection> LeaseAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<Connection>> waiting;
        lock (_gate)
        {
            if (_disposed)
            {
                throw new ValkeyClosedException("The client has been closed.");
            }

            if (TryTakeIdle(out var connection))
            {
                _leased.Add(connection);
                return connection;
            }

            waiting = _waitingSessions.AddLast(new TaskCompletionSource<Connection>(TaskCreationOptions.RunContinuationsAsynchronously));
            OpenIfAllowed();
        }

        await using var cancellation = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource<Connection>)state!).TrySetCanceled(token), waiting.Value).ConfigureAwait(false);
        try
        {
            return await waiting.Value.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                // Nobody is to open a connection for a session that is not wanted any more.
                if (waiting.List is { } list)
                {
                    list.Remove(waiting);
                }
            }

            throw;
        }
    }

    /// <summary>Takes a lent connection back. One that has a session's state is closed rather than lent again.</summary>
    public void Return(Connection connection, bool isClean)
    {
        lock (_gate)
        {
            _leased.Remove(connection);
            if (isClean && !connection.IsClosed && !_disposed)
            {
                GiveOn(connection);
                return;
            }
        }

        connection.Close(new ValkeyClosedException("The session has been closed."));
    }

    /// <summary>Shows every call here to <paramref name="visit"/>; tells whether there was one.</summary>
    public bool Visit<TState>(Action<PendingCommand, TState> visit, TState state)
    {
        List<PendingCommand> waiting;
        List<Connection> connections;
        lock (_gate)
        {
            if (_waitingCalls.Count + _busy.Count + _leased.Count == 0)
            {
                return false;
            }

            DropEnded();
            waiting = [.. _waitingCalls];
            connections = [.. _busy, .. _leased];
        }

        // Outside the lock, because ending a call closes its connection or brings the next call here.
        waiting.ForEach(command => visit(command, state));
        var any = waiting.Count != 0;
        foreach (var connection in connections.Where(static connection => connection.Inflight.Count != 0))
        {
            any = true;
            connection.Inflight.Visit(visit, state);
        }

        return any;
    }

    public void Dispose()
    {
        List<Connection> connections;
        List<PendingCommand> calls;
        List<TaskCompletionSource<Connection>> sessions;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            connections = [.. _idle, .. _busy, .. _leased];
            calls = [.. _waitingCalls];
            sessions = [.. _waitingSessions];
            _idle.Clear();
            _waitingCalls.Clear();
            _waitingSessions.Clear();
        }

        calls.ForEach(command => command.FailAndRelease(new ValkeyClosedException("The client has been closed.")));
        sessions.ForEach(waiting => waiting.TrySetException(new ValkeyClosedException("The client has been closed.")));
        connections.ForEach(connection => connection.Close(new ValkeyClosedException("The client has been closed.")));

        // Last and outside the lock, because it may run what a user's stream factory or credential provider has registered.
        _disposal.Cancel();
    }

    void IConnectionEvents.OnClosed(Connection connection, Exception reason)
    {
        lock (_gate)
        {
            // A connection that ended in its handshake was never counted in; its attempt counts itself out.
            if (!connection.IsAdopted)
            {
                return;
            }

            _idle.Remove(connection);
            _busy.Remove(connection);
            _leased.Remove(connection);
            _open--;
            OpenIfAllowed();
        }
    }

    void IConnectionEvents.OnIdle(Connection connection)
    {
        lock (_gate)
        {
            // The reader looked before the lock was ours: the connection may have been given its next call meanwhile.
            if (connection.Inflight.Count == 0 && _busy.Remove(connection))
            {
                GiveOn(connection);
            }
        }
    }

    void IConnectionEvents.OnAbandoned(Connection connection)
    {
        bool waitsAtServer;
        lock (_gate)
        {
            // Its answer may have come in the same moment, and the connection may carry somebody else's call by now. Nor is it to be given
            // on if the answer comes in the next moment.
            waitsAtServer = _busy.Contains(connection) && connection.Inflight.HoldsEnded() && _busy.Remove(connection);
        }

        if (waitsAtServer)
        {
            // Closing is what takes the call off the server's list of waiting clients.
            connection.Close(new ValkeyClosedException("The blocking call was given up."));
        }
    }

    void IConnectionEvents.OnPush(Connection connection, ReadOnlySpan<byte> frame)
    {
    }

    /// <summary>Under the lock: lets go of the waiting calls that have ended.</summary>
    private void DropEnded()
    {
        for (var left = _waitingCalls.Count; left > 0; left--)
        {
            var command = _waitingCalls.Dequeue();
            if (command.IsClaimed)
            {
                command.ReleaseLink();
            }
            else
            {
                _waitingCalls.Enqueue(command);
            }
        }
    }

    private bool TryTakeIdle([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Connection? connection)
    {
        while (_idle.Count != 0)
        {
            connection = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            if (!connection.IsClosed)
            {
                return true;
            }
        }

        connection = null;
        return false;
    }

    private bool TrySendOnIdle(PendingCommand command)
    {
        while (TryTakeIdle(out var connection))
        {
            switch (HandOver(connection, command))
            {
                case Handover.Carried:
                    return true;

                case Handover.Over:
                    GiveOn(connection);
                    return true;

                default:
                    break;
            }
        }

        return false;
    }

    /// <summary>Under the lock: hands a call to a free connection.</summary>
    private Handover HandOver(Connection connection, PendingCommand command)
    {
        _busy.Add(connection);
        command.ShortenWait(_connector.Clock.Milliseconds);
        var taken = connection.TrySend(command);
        if (taken && connection.Inflight.Count != 0)
        {
            return Handover.Carried;
        }

        _busy.Remove(connection);
        return taken ? Handover.Over : Handover.Refused;
    }

    /// <summary>Under the lock: gives a free connection to who waits, sessions first, or keeps it.</summary>
    private void GiveOn(Connection connection)
    {
        while (_waitingSessions.First is { } session)
        {
            _waitingSessions.RemoveFirst();
            _leased.Add(connection);
            if (session.Value.TrySetResult(connection))
            {
                return;
            }

            _leased.Remove(connection);
        }

        while (_waitingCalls.TryPeek(out var command))
        {
            var handover = HandOver(connection, command);
            if (handover == Handover.Refused)
            {
                return;
            }

            _waitingCalls.Dequeue();
            if (handover == Handover.Carried)
            {
                return;
            }
        }

        if (!connection.IsClosed)
        {
            _idle.Add(connection);
        }
    }
}
