using Glide.Commands;
using Microsoft.Extensions.Logging;

namespace Glide.Connections;

/// <summary>
/// What every client's executor has: the limit of calls under way, their timeouts, what becomes of a call whose connection is lost, and an
/// orderly end. Where a call goes is up to who derives from it.
/// </summary>
internal abstract class ClientExecutor : CommandExecutor, ICallOwner, IDisposable
{
    /// <summary>How often a call is handed to a connection before the loss of one more is its answer.</summary>
    protected const int MaxAttempts = 4;

    private readonly InflightGate _gate;
    private readonly Sweeper _sweeper;
    private readonly OverdueCalls _overdue;
    private readonly Lock _starting = new();
    private volatile bool _closed;
    private volatile bool _started;

    protected ClientExecutor(ConnectionSettings connection, ExecutorSettings settings, ILogger logger)
        : base(connection.Clock, settings.RequestTimeout, CancellationToken.None)
    {
        Settings = settings;
        Work = connection.Work;
        Logger = new GuardedLogger(logger);
        _gate = new InflightGate(settings.InflightLimit, Forward);
        _overdue = new OverdueCalls(settings.RequestTimeout, DescribeTrouble);
        _sweeper = new Sweeper(connection.Clock.Provider, Sweep);
    }

    /// <summary>What the last handshake agreed on; null before the first.</summary>
    public abstract ServerHello? Hello { get; }

    /// <summary>How many calls hold one of the permits that the in-flight limit gives out.</summary>
    public int UnderWay => _gate.UnderWay;

    /// <summary>Where the outcomes of calls are told.</summary>
    public WorkQueue Work { get; }

    /// <summary>Varies pauses.</summary>
    public Random Random => Settings.Random;

    internal override ICallOwner Owner => this;

    protected ExecutorSettings Settings { get; }

    /// <summary>Where to log; it does not throw.</summary>
    protected ILogger Logger { get; }

    protected bool IsClosed => _closed;

    /// <summary>Makes the first connection; its failure is the caller's, and the end of the client.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        _started = true;
        try
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Lends a connection to one caller; waits for one to come free at the limit.</summary>
    /// <param name="route">To which node, where there are several; null for a primary.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ValkeyConnectionException">No connection could be made, or there is no such node.</exception>
    public abstract Task<SessionLease> LeaseAsync(SingleNodeRoute? route, CancellationToken cancellationToken);

    /// <summary>Makes sure that overdue calls are looked for.</summary>
    public void Wake() => _sweeper.Wake();

    /// <summary>A server has said that it does not serve what the client takes it for.</summary>
    public virtual void LookAgain()
    {
    }

    void ICallOwner.OnEnded(bool heldPermit)
    {
        if (heldPermit)
        {
            _gate.Exit();
        }
    }

    void ICallOwner.OnConnectionLost(PendingCommand command, bool written, Exception reason)
    {
        OnConnectionLost();

        // What was written may have been executed; only a read may be asked again, unless it waited for what is to come: that may be past.
        var mayRepeat = !written || (command.Descriptor.IsReadOnly && !command.Request.IsBlocking);
        if (_closed || !mayRepeat || command.Attempts >= MaxAttempts || reason is ValkeyProtocolException)
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
            Forward(command);
            _sweeper.Wake();
        }
    }

    bool ICallOwner.TryTakeBack(PendingCommand command, ReadOnlySpan<byte> error) => !_closed && TryTakeBack(command, error);

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
            Forward(command);
        }
        else if (Settings.FailsWhenFull)
        {
            if (!_gate.TryEnter(command))
            {
                command.FailAndRelease(new ValkeyInflightLimitException(Settings.InflightLimit));
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
        Close(orderly: true);
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
        Close(orderly: false);
        while (_gate.Waiting.TryDequeue(out var command))
        {
            command.FailAndRelease(new ValkeyClosedException("The client has been closed."));
        }

        _sweeper.Dispose();
    }

    /// <summary>Tells a server's error where the client knows more about it than the server says; false if it does not.</summary>
    /// <param name="command">The call that the server has answered with the error, with its link.</param>
    /// <param name="error">The error, without the frame around it.</param>
    public virtual bool TryExplain(PendingCommand command, ReadOnlySpan<byte> error) => false;

    /// <summary>The error of a call whose connection was lost.</summary>
    /// <param name="command">The call.</param>
    /// <param name="written">Whether the server may have seen it.</param>
    /// <param name="reason">What ended the connection.</param>
    /// <param name="lost">What was lost; null for the connection that carried the call.</param>
    internal static ValkeyException Describe(PendingCommand command, bool written, Exception reason, string? lost = null)
    {
        var delivery = written ? DeliveryStatus.Written : DeliveryStatus.NotWritten;
        var text = $"{command.Name} lost {lost ?? $"its connection to {command.Carrier?.Endpoint}"}: {reason.Message}";
        return reason switch
        {
            ValkeyProtocolException => new ValkeyProtocolException(text, delivery, reason),
            ValkeyClosedException => new ValkeyClosedException(text, delivery, reason),
            _ => new ValkeyConnectionException(text, delivery, reason),
        };
    }

    /// <summary>Makes the first connection for a caller who waits for it.</summary>
    protected abstract Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Connects in the background, because the first call has come.</summary>
    protected abstract void StartInBackground();

    /// <summary>Hands the call, with its link, to the connection that it belongs to; again after that one was lost.</summary>
    protected abstract void Forward(PendingCommand command);

    /// <summary>Takes over a call that a server has answered with an error, if it is to be sent again; false to tell the error.</summary>
    protected virtual bool TryTakeBack(PendingCommand command, ReadOnlySpan<byte> error) => false;

    /// <summary>A connection with calls on it was lost.</summary>
    protected virtual void OnConnectionLost()
    {
    }

    /// <summary>Shows every call that stands somewhere to <paramref name="visit"/>, and looks after the connections.</summary>
    /// <returns>Whether there was a call.</returns>
    protected abstract bool LookAfter(Action<PendingCommand, OverdueCalls> visit, OverdueCalls overdue, long now);

    /// <summary>Ends the connections: those of sessions and blocking calls, and unless <paramref name="orderly"/> the shared ones too.</summary>
    protected abstract void Close(bool orderly);

    /// <summary>Why a call may not have been sent, for the message of its timeout.</summary>
    protected abstract string DescribeTrouble(PendingCommand command);

    /// <summary>For lazily connecting clients: the first use connects.</summary>
    protected void StartLazily()
    {
        lock (_starting)
        {
            if (_started || _closed)
            {
                return;
            }

            // Before anybody else can take the client for started: another caller's call may have it connected in a moment.
            Settings.StateChanged(ConnectionState.Connecting);
            _started = true;
        }

        StartInBackground();
    }

    private bool Sweep()
    {
        var now = Clock.Milliseconds;
        _overdue.StartLook(now);
        var any = LookAfter(OverdueCalls.Visitor, _overdue, now);
        if (!_gate.Waiting.IsEmpty)
        {
            any = true;
            foreach (var command in _gate.Waiting)
            {
                OverdueCalls.Visitor(command, _overdue);
            }
        }

        return any;
    }
}
