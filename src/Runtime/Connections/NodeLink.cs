using Microsoft.Extensions.Logging;

namespace Glide.Connections;

/// <summary>
/// Keeps one connection to one server: makes it, makes it again when it is lost, replaces it when it has fallen silent, and keeps the
/// calls that come meanwhile, each within its own timeout.
/// </summary>
internal sealed partial class NodeLink : IConnectionEvents, IDisposable
{
    private static readonly List<PendingCommand> NoCalls = [];

    private readonly Connector _connector;
    private readonly Backoff _backoff;
    private readonly Clock _clock;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly Action<ConnectionState> _stateChanged;
    private readonly CancellationTokenSource _disposal = new();
    private readonly Lock _gate = new();
    private readonly Queue<PendingCommand> _waiting = new();
    private volatile Connection? _current;
    private Action<PendingCommand>? _rehome;
    private bool _disposed;

    /// <param name="connector">Makes the connections.</param>
    /// <param name="backoff">How long to wait between attempts.</param>
    /// <param name="clock">The client's clock.</param>
    /// <param name="random">Varies the waits.</param>
    /// <param name="logger">Where to log; it must not throw.</param>
    /// <param name="stateChanged">Told of each change in order, under a lock: it must only take note.</param>
    public NodeLink(Connector connector, Backoff backoff, Clock clock, Random random, ILogger logger, Action<ConnectionState> stateChanged)
    {
        _connector = connector;
        _backoff = backoff;
        _clock = clock;
        _random = random;
        _logger = logger;
        _stateChanged = stateChanged;
    }

    public Connection? Current => _current;

    /// <summary>What the handshake of the current connection, or of the last one, agreed on; null before the first.</summary>
    public ServerHello? Hello => Volatile.Read(ref _hello);

    /// <summary>Why there is no connection; null while there is one.</summary>
    public Exception? LastFailure => Volatile.Read(ref _lastFailure);

    public string Endpoint => _connector.Address.ToString();

    /// <summary>Whether no call waits here or is in flight.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count == 0 && _current is not { Inflight.Count: not 0 };
            }
        }
    }

    /// <summary>Sends the call, or keeps it until there is a connection.</summary>
    public void Send(PendingCommand command)
    {
        while (true)
        {
            var connection = _current;
            if (connection is not null && connection.TrySend(command))
            {
                return;
            }

            ValkeyException? failure;
            Action<PendingCommand>? rehome;
            lock (_gate)
            {
                if (!ReferenceEquals(_current, connection))
                {
                    // There is another one by now. It is tried without the lock: a send that fails at once hands calls back right here.
                    continue;
                }

                rehome = _rehome;
                failure = _disposed
                    ? new ValkeyClosedException("The client has been closed.")
                    : _refused ? Refusal() : null;
                if (failure is null && rehome is null)
                {
                    _waiting.Enqueue(command);
                }
            }

            if (failure is null && rehome is null)
            {
                // Not before the call can be seen here: an attempt that has failed meanwhile would have left nobody to make another.
                ConnectInBackground();
                return;
            }

            if (rehome is not null)
            {
                rehome(command);
            }
            else
            {
                command.FailAndRelease(failure!);
            }

            return;
        }
    }

    /// <summary>Gives away the calls that wait for a connection: there may be a better place for them by now.</summary>
    public void GiveAway(Action<PendingCommand> rehome)
    {
        List<PendingCommand> waiting;
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            waiting = TakeWaiting();
        }

        waiting.ForEach(rehome);
    }

    /// <summary>Ends the link because its server is not used any more; calls that still come go to <paramref name="rehome"/>.</summary>
    public void Retire(Action<PendingCommand> rehome)
    {
        lock (_gate)
        {
            _rehome = rehome;
        }

        GiveAway(rehome);
        Dispose();
    }

    /// <summary>Shows every call that this link keeps or has in flight to <paramref name="visit"/>; tells whether there was one.</summary>
    public bool Visit<TState>(Action<PendingCommand, TState> visit, TState state)
    {
        var connection = _current;
        var any = connection is not null && connection.Inflight.Count != 0;
        if (any)
        {
            connection!.Inflight.Visit(visit, state);
        }

        foreach (var command in WaitingCalls())
        {
            any = true;
            visit(command, state);
        }

        return any;
    }

    public void Dispose()
    {
        Connection? connection;
        List<PendingCommand> waiting;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            connection = _current;
            _current = null;
            waiting = TakeWaiting();
            _stateChanged(ConnectionState.Closed);
        }

        waiting.ForEach(command => command.FailAndRelease(new ValkeyClosedException("The client has been closed.")));
        connection?.Close(new ValkeyClosedException("The client has been closed."));

        // Last and outside the lock, because it may run what a user's stream factory or credential provider has registered.
        _disposal.Cancel();
    }

    void IConnectionEvents.OnClosed(Connection connection, Exception reason)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_current, connection))
            {
                return;
            }

            _current = null;
            _lastFailure = reason;
            _abandonedSince = long.MaxValue;
            if (_disposed)
            {
                return;
            }

            NoteLifetime(connection);
            _stateChanged(ConnectionState.Reconnecting);
        }

        _ = ReconnectAsync(reason);
    }

    void IConnectionEvents.OnIdle(Connection connection)
    {
        // One that has been replaced while calls were under way on it, which are answered now.
        if (connection.IsAdopted && !ReferenceEquals(_current, connection))
        {
            connection.CloseIfIdle(new ValkeyClosedException("The connection was replaced."));
        }
    }

    void IConnectionEvents.OnPush(Connection connection, ReadOnlySpan<byte> frame)
    {
    }

    /// <summary>
    /// The calls that wait, after those have been let go that ended meanwhile: a long outage must not pile up calls nobody waits for. A copy,
    /// because ending one may bring the next one here.
    /// </summary>
    private List<PendingCommand> WaitingCalls()
    {
        lock (_gate)
        {
            for (var left = _waiting.Count; left > 0; left--)
            {
                var command = _waiting.Dequeue();
                if (command.IsClaimed)
                {
                    command.ReleaseLink();
                }
                else
                {
                    _waiting.Enqueue(command);
                }
            }

            return _waiting.Count == 0 ? NoCalls : [.. _waiting];
        }
    }

    private List<PendingCommand> TakeWaiting()
    {
        var taken = _waiting.ToList();
        _waiting.Clear();
        return taken;
    }
}
