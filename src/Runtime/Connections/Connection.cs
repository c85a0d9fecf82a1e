using Glide.Commands;
using Glide.Connections.Commands;
using Glide.Protocol;
using Glide.Transports;

namespace Glide.Connections;

/// <summary>
/// One connection to one server, from its handshake to its end. Callers encode on their own threads; the lock is held only to append the
/// bytes and to link the call, so that the order of the bytes and of the replies agree.
/// </summary>
internal sealed partial class Connection : IThreadPoolWorkItem, IDisposable
{
    private readonly Transport _transport;
    private readonly IConnectionEvents _events;
    private readonly Clock _clock;
    private readonly RespLimits _limits;
    private readonly WorkQueue _work;
    private readonly CompletionTurns _turns;
    private readonly Lock _gate = new();

    private volatile Exception? _closedBy;
    private bool _readerEnded;
    private bool _drained;

    public Connection(
        Transport transport, string endpoint, IConnectionEvents events, Clock clock, RespLimits limits, WorkQueue? work = null)
    {
        _work = work ?? WorkQueue.ThreadPool;
        _turns = new CompletionTurns(_work);
        DirectCalls = new DirectCall(_work);
        _transport = transport;
        _events = events;
        _clock = clock;
        _limits = limits;
        _lastReceived = clock.Milliseconds;
        Endpoint = endpoint;
        _framer = new RespFramer(limits);
    }

    /// <summary>The address as the user wrote it, for messages.</summary>
    public string Endpoint { get; }

    /// <summary>The calls that are handed over and not answered.</summary>
    public InflightQueue Inflight { get; } = new();

    /// <summary>The owner of the calls that speak on this connection alone.</summary>
    public DirectCall DirectCalls { get; }

    /// <summary>As whom the connection speaks, for messages.</summary>
    public string User { get; init; } = ServerCredentials.DefaultUser;

    /// <summary>What the handshake agreed on.</summary>
    public ServerHello Hello { get; set; } = ServerHello.Unknown;

    public bool IsClosed => _closedBy is not null;

    /// <summary>What ended the connection; null while it lives.</summary>
    public Exception? ClosedBy => _closedBy;

    /// <summary>Whether its keeper has taken it over after the handshake.</summary>
    public bool IsAdopted { get; set; }

    /// <summary>
    /// When the server last showed that it is there, by the client's clock: with a byte that came in, or by taking in a large argument,
    /// which on a slow network can take longer than anybody waits.
    /// </summary>
    public long LastSignOfLife => Math.Max(Volatile.Read(ref _lastReceived), Volatile.Read(ref _uploadAliveUntil));

    /// <summary>Starts reading. Call once.</summary>
    public void Start()
    {
        // The reader outlives whoever happened to connect, and must not keep that caller's async-local values alive.
        using (ExecutionContext.SuppressFlow())
        {
            StartReader();
        }
    }

    /// <summary>
    /// Takes the call over: from here on the connection holds its link. False if the connection has ended; then the caller still holds it.
    /// </summary>
    public bool TrySend(PendingCommand command)
    {
        // Whoever gives the call up claims it and then looks for its carrier; here it is the other way round, with the lock's fence in
        // between. So either the claim is seen below and nothing is sent, or the other side knows that it may have been.
        FlushBy flush;
        command.Carrier = this;
        lock (_gate)
        {
            if (_closedBy is not null)
            {
                command.Carrier = null;
                return false;
            }

            flush = Accept(command);
        }

        switch (flush)
        {
            case FlushBy.Caller:
                _ = FlushAsync(CallersShare);
                break;

            case FlushBy.WorkItem when !CompletionTurn.TryLeaveToSend(this):
                _work.Enqueue(this);
                break;

            case FlushBy.NobodyForLackOfRoom:
                command.Carrier = null;
                command.FailAndRelease(new ValkeyConnectionException(
                    $"Two gigabytes wait to be sent to {Endpoint} already.", DeliveryStatus.NotWritten));
                break;

            default:
                break;
        }

        return true;
    }

    /// <summary>Whether any byte of the call has been handed to the transport.</summary>
    public bool HasWritten(PendingCommand command) => command.StreamPosition < Volatile.Read(ref _bytesHandedOver);

    /// <summary>Whether any byte of the call has left for the server or still may: what waits to be sent is sent even if its caller gave up.</summary>
    public bool MayWrite(PendingCommand command) => !IsClosed || HasWritten(command);

    /// <summary>A call on this connection was given up while its reply is still due.</summary>
    public void OnAbandoned() => _events.OnAbandoned(this);

    /// <summary>Ends the connection. Calls in flight are handed back to their owners with <paramref name="reason"/>.</summary>
    public void Close(Exception reason) => Close(reason, onlyIfIdle: false);

    /// <summary>Ends the connection if nothing is in flight on it: a caller who has it in hand still may have been quicker.</summary>
    public void CloseIfIdle(Exception reason) => Close(reason, onlyIfIdle: true);

    public void Dispose() => Close(new ObjectDisposedException(nameof(Connection)));

    private void Close(Exception reason, bool onlyIfIdle)
    {
        lock (_gate)
        {
            if (_closedBy is not null || (onlyIfIdle && Inflight.Count != 0))
            {
                return;
            }

            _closedBy = reason;
        }

        // The reader wakes from its receive, the flush from its send; the last of them hands the calls back.
        try
        {
            _transport.Dispose();
        }
#pragma warning disable CA1031 // A stream that a user supplied may throw here; the connection has ended all the same, and its calls must be told.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    /// <summary>Under the lock: appends the bytes and links the call.</summary>
    private FlushBy Accept(PendingCommand command)
    {
        if (!_output.HasRoomFor(command.Request))
        {
            return FlushBy.NobodyForLackOfRoom;
        }

        if (command.Request.Externals.IsEmpty ? command.IsClaimed : !command.TryBorrow())
        {
            // Its caller gave up before anything was sent.
            command.ReleaseLink();
            return FlushBy.Nobody;
        }

        var idle = Inflight.Count == 0 && !CompletionTurn.Gathers;
        if (command.NeedsAsking)
        {
            command.NeedsAsking = false;
            Append(DirectCall.Encode<AskingCommand, Nothing>(this, default));
        }

        command.Attempts++;
        if (command.RepliesDue != 0)
        {
            command.BeginReplies();
        }

        Append(command);
        return ChooseFlush(idle);
    }

    private void Append(PendingCommand command)
    {
        command.StreamPosition = _bytesAccepted;
        var before = _output.TotalLength;
        _output.Append(command);
        _bytesAccepted += _output.TotalLength - before;
        Inflight.Enqueue(command);
    }

    /// <summary>
    /// Hands back what is in flight, once neither the reader nor a flush touches it any more: a call may be sent again elsewhere only when
    /// this connection is done with the memory that it lent.
    /// </summary>
    private void DrainIfEnded()
    {
        lock (_gate)
        {
            if (!_readerEnded || _flush == FlushState.Running || _drained)
            {
                return;
            }

            _drained = true;
        }

        var reason = _closedBy!;
        _output.Clear();

        // Before anybody's call comes back: who is told of the loss, or sends a read again, is to find that this connection is gone.
        _events.OnClosed(this, reason);
        while (Inflight.TryDequeue(out var command))
        {
            command.WasWritten |= HasWritten(command);
            command.Owner.OnConnectionLost(command, command.WasWritten, reason);
        }
    }
}
