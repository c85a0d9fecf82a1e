using Glide.Commands;
using Microsoft.Extensions.Logging;

namespace Glide.Connections;

/// <summary>Runs commands on one server: over one shared connection, and over connections of their own where a command waits at the server.</summary>
internal sealed class StandaloneExecutor : CommandExecutor, ICallOwner, IDisposable
{
    /// <summary>How often a call is handed to a connection before the loss of one more is its answer.</summary>
    private const int MaxAttempts = 4;

    private readonly ExecutorSettings _settings;
    private readonly NodeLink _link;
    private readonly SessionPool _sessions;
    private readonly InflightGate _gate;
    private readonly Sweeper _sweeper;
    private readonly OverdueCalls _overdue;
    private readonly Lock _connecting = new();
    private volatile bool _closed;
    private bool _started;

    public StandaloneExecutor(ServerAddress address, ConnectionSettings connection, ExecutorSettings settings, ILogger logger)
        : base(connection.Clock, settings.RequestTimeout, CancellationToken.None)
    {
        _settings = settings;
        Work = connection.Work;
        var guarded = new GuardedLogger(logger);
        var connector = new Connector(address, connection with { Logger = guarded });
        _link = new NodeLink(connector, settings.Backoff, connection.Clock, settings.Random, guarded, settings.StateChanged);
        _sessions = new SessionPool(connector, settings.SessionLimit);
        _gate = new InflightGate(settings.InflightLimit, _link.Send);
        _overdue = new OverdueCalls(DescribeServer);
        _sweeper = new Sweeper(connection.Clock.Provider, Sweep);
    }

    /// <summary>What the last handshake agreed on; null before the first.</summary>
    public ServerHello? Hello => _link.Hello;

    /// <summary>How many calls hold one of the permits that the in-flight limit gives out.</summary>
    public int UnderWay => _gate.UnderWay;

    /// <summary>Where the outcomes of calls are told.</summary>
    public WorkQueue Work { get; }

    internal override ICallOwner Owner => this;

    public Task ConnectAsync(CancellationToken cancellationToken)
    {
        _started = true;
        return _link.ConnectAsync(cancellationToken);
    }

    public Task<Connection> LeaseAsync(CancellationToken cancellationToken)
    {
        if (!_started && !_closed)
        {
            StartLazily();
        }

        return _sessions.LeaseAsync(cancellationToken);
    }

    public void Return(Connection connection, bool isClean) => _sessions.Return(connection, isClean);

    /// <summary>Makes sure that overdue calls are looked for.</summary>
    public void Wake() => _sweeper.Wake();

    void ICallOwner.OnEnded(bool heldPermit)
    {
        if (heldPermit)
        {
            _gate.Exit();
        }
    }

    void ICallOwner.OnConnectionLost(PendingCommand command, bool written, Exception reason)
    {
        // What was written may have been executed; only a read may be asked again.
        var mayRepeat = !written || command.Descriptor.IsReadOnly;
        if (_closed || !mayRepeat || command.Attempts >= MaxAttempts || command.Request.IsBlocking || reason is ValkeyProtocolException)
        {
            command.FailAndRelease(Describe(command, written, reason));
        }
        else if (command.IsClaimed)
        {
            command.ReleaseLink();
        }
        else
        {
            command.Carrier = null;
            _link.Send(command);
            _sweeper.Wake();
        }
    }

    internal override void Dispatch(PendingCommand command)
    {
        if (_closed)
        {
            command.FailAndRelease(new ValkeyClosedException("The client has been closed."));
            return;
        }

        if (!_started)
        {
            StartLazily();
        }

        if (command.Request.IsBlocking)
        {
            _sessions.Send(command);
        }
        else if (_settings.FailsWhenFull)
        {
            if (!_gate.TryEnter(command))
            {
                command.FailAndRelease(new ValkeyInflightLimitException(_settings.InflightLimit));
            }
        }
        else
        {
            _gate.Enter(command);
        }

        _sweeper.Wake();
    }

    /// <summary>Refuses new calls, waits for those under way within their own timeouts, and ends the rest.</summary>
    public async ValueTask CloseAsync()
    {
        _closed = true;
        _sessions.Dispose();
        var patience = Clock.DeadlineAfter(RequestTimeout == Timeout.InfiniteTimeSpan ? TimeSpan.FromSeconds(2) : RequestTimeout);
        while (_gate.UnderWay > 0 && Clock.Milliseconds < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), Clock.Provider).ConfigureAwait(false);
        }

        Dispose();
    }

    public void Dispose()
    {
        _closed = true;
        _sessions.Dispose();
        _link.Dispose();
        while (_gate.Waiting.TryDequeue(out var command))
        {
            command.FailAndRelease(new ValkeyClosedException("The client has been closed."));
        }

        _sweeper.Dispose();
    }

    private void StartLazily()
    {
        lock (_connecting)
        {
            if (_started)
            {
                return;
            }

            _started = true;
        }

        _settings.StateChanged(ConnectionState.Connecting);
        _link.ConnectInBackground();
    }

    private bool Sweep()
    {
        var now = Clock.Milliseconds;
        _overdue.StartLook(now);
        var any = _link.Visit(OverdueCalls.Visitor, _overdue);
        any |= _sessions.Visit(OverdueCalls.Visitor, _overdue);
        if (!_gate.Waiting.IsEmpty)
        {
            any = true;
            foreach (var command in _gate.Waiting)
            {
                OverdueCalls.Visitor(command, _overdue);
            }
        }

        _link.CheckSilence(now);
        return any;
    }

    private string DescribeServer() => _link.LastFailure is { } failure
        ? $"there is no connection to {_link.Endpoint} ({failure.Message})"
        : $"{_gate.UnderWay} commands are under way to {_link.Endpoint} (InflightRequestsLimit is {_settings.InflightLimit})";

    /// <summary>The error of a call whose connection was lost.</summary>
    internal static ValkeyException Describe(PendingCommand command, bool written, Exception reason, string lost = "its connection")
    {
        var delivery = written ? DeliveryStatus.Written : DeliveryStatus.NotWritten;
        var text = $"{command.Descriptor.Name} lost {lost}: {reason.Message}";
        return reason switch
        {
            ValkeyProtocolException => new ValkeyProtocolException(text, delivery, reason),
            ValkeyClosedException => new ValkeyClosedException(text, delivery, reason),
            _ => new ValkeyConnectionException(text, delivery, reason),
        };
    }
}
