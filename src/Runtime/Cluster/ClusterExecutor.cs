using Glide.Commands;
using Glide.Connections;
using Microsoft.Extensions.Logging;

namespace Glide.Cluster;

/// <summary>
/// Runs commands on the nodes of a cluster, or on a primary and its replicas: each goes where its descriptor, its keys and the newest map
/// say, and on from there as the servers answer. Nothing here knows a command by its name.
/// </summary>
internal sealed partial class ClusterExecutor : ClientExecutor
{
    /// <summary>How long a blocking call waits after no connection could be made for it.</summary>
    private const int BlockingRetryMilliseconds = 100;

    private readonly ClusterSettings _cluster;
    private readonly NodeDirectory _directory;
    private readonly TopologyMonitor _monitor;
    private readonly ParkedCalls _parked;
    private readonly Action<PendingCommand> _resume;
    private readonly Lock _stateGate = new();
    private ConnectionState _state = ConnectionState.Idle;

    public ClusterExecutor(ClusterSettings cluster, ConnectionSettings connection, ExecutorSettings settings, ILogger logger)
        : base(connection, settings, logger)
    {
        _cluster = cluster;
        TracksKeys = cluster.HasSlots;
        _readsAnywhere = cluster.ReadFrom != ReadFrom.Primary;
        _resume = Resume;
        _parked = new ParkedCalls(connection.Clock, _resume);
        _directory = new NodeDirectory(
            connection with { Logger = Logger }, settings, cluster, Logger, OnLinkStateChanged, OnBlockingRefused, OnConnectionLost);
        _monitor = new TopologyMonitor(cluster, _directory, this, connection.Clock, connection.ConnectTimeout, settings.Random, Logger, OnMapChanged);
    }

    /// <inheritdoc/>
    public override ServerHello? Hello => _directory.AnyHello;

    /// <summary>The newest map with its nodes.</summary>
    public RoutingTable Table => _directory.Table;

    public override async Task<SessionLease> LeaseAsync(SingleNodeRoute? route, CancellationToken cancellationToken)
    {
        await WaitForMapAsync(cancellationToken).ConfigureAwait(false);
        var node = route is null ? AnyPrimary() : Find(route, out _);
        if (node is null)
        {
            throw new ValkeyConnectionException($"There is no node for a session at {route?.ToString() ?? "any primary"}.", DeliveryStatus.NotWritten);
        }

        return new SessionLease(await node.Sessions.LeaseAsync(cancellationToken).ConfigureAwait(false), node.Sessions);
    }

    /// <inheritdoc/>
    public override void LookAgain() => _monitor.Request(RefreshReason.Moved);

    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        Settings.StateChanged(ConnectionState.Connecting);
        await _monitor.StartAsync(cancellationToken).ConfigureAwait(false);
        SetState(ConnectionState.Connected);
    }

    protected override void StartInBackground() => _monitor.StartInBackground();

    protected override bool LookAfter(Action<PendingCommand, OverdueCalls> visit, OverdueCalls overdue, long now)
    {
        var ended = overdue.Ended;
        var any = _parked.Visit(visit, overdue);
        any |= _directory.LookAfter(visit, overdue, now, _resume);
        if (overdue.Ended != ended)
        {
            // A node that answers nobody may have been replaced; the others know.
            _monitor.Request(RefreshReason.Trouble);
        }

        return any;
    }

    protected override void OnConnectionLost() => _monitor.Request(RefreshReason.Trouble);

    protected override void Close(bool orderly)
    {
        if (!orderly)
        {
            // Before the calls that this ends are told.
            Settings.StateChanged(ConnectionState.Closed);
        }

        _monitor.Dispose();
        if (!orderly)
        {
            _directory.Dispose();
            _parked.Dispose();
        }
    }

    protected override string DescribeTrouble(PendingCommand command) => command.Node?.DescribeTrouble()
        ?? _directory.DescribeTrouble()
        ?? _monitor.LastFailure
        ?? $"{UnderWay} commands are under way (InflightRequestsLimit is {Settings.InflightLimit})";

    /// <summary>Sends a call on whose waiting place has ended.</summary>
    public void Resume(PendingCommand command)
    {
        if (command.IsClaimed)
        {
            command.ReleaseLink();
        }
        else if (command.Owner is NodeExecutor)
        {
            // The answer of this one node is wanted; whether it still is, the new map must be asked.
            command.FailAndRelease(new ValkeyConnectionException(
                $"{command.Name} waited for a connection to {command.Node?.Address}, and the map has changed meanwhile.", DeliveryStatus.NotWritten));
        }
        else if (command.IsBorrowed)
        {
            // The connection that carried it is not done with its memory yet.
            _parked.Park(command, Clock.Milliseconds + 1);
        }
        else
        {
            Forward(command);
        }

        Wake();
    }

    /// <summary>There is a map that may be another one: calls that wait for a connection or a node may find one there.</summary>
    private void OnMapChanged()
    {
        GiveAwayWaiting();
        _parked.ResumeAll();
    }

    private void GiveAwayWaiting()
    {
        foreach (var node in Table.Nodes)
        {
            node.GiveAway(_resume);
        }

        _directory.GiveAwayRetired(_resume);
    }

    /// <summary>A link's state has changed, or the nodes have: the client is connected while some primary is.</summary>
    private void OnLinkStateChanged(ConnectionState changed)
    {
        if (changed is ConnectionState.Connecting or ConnectionState.Reconnecting && Table != RoutingTable.Empty)
        {
            // The node may have been replaced, and nothing else tells of it while nobody has a call there.
            _monitor.Request(RefreshReason.Trouble);
        }

        // Links change on threads of their own: whoever looks last must also be the last to tell.
        lock (_stateGate)
        {
            var connected = false;
            foreach (var node in _directory.Table.Nodes)
            {
                connected |= node.IsConnected && (_cluster.IsReadOnly || node.Info.Role == NodeRole.Primary);
            }

            if (connected)
            {
                SetState(ConnectionState.Connected);
            }
            else if (_state == ConnectionState.Connected)
            {
                SetState(ConnectionState.Reconnecting);
            }
        }
    }

    private void SetState(ConnectionState state)
    {
        if (!IsClosed)
        {
            _state = state;
            Settings.StateChanged(state);
        }
    }

    private void OnBlockingRefused(PendingCommand command, ValkeyConnectionException reason)
    {
        _monitor.Request(RefreshReason.Trouble);
        if (reason is ValkeyAuthenticationException || IsClosed)
        {
            command.FailAndRelease(reason);
        }
        else
        {
            _parked.Park(command, Clock.Milliseconds + BlockingRetryMilliseconds);
        }
    }
}
