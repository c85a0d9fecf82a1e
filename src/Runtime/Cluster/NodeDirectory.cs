using Glide.Connections;
using Microsoft.Extensions.Logging;

namespace Glide.Cluster;

/// <summary>
/// The nodes that the client has to do with, and the table that says which of them serves what. A map's nodes keep their connections when
/// the next one has them too; those that it leaves out are closed when nothing is under way there any more.
/// </summary>
internal sealed partial class NodeDirectory : IDisposable
{
    private readonly ConnectionSettings _connection;
    private readonly ExecutorSettings _settings;
    private readonly ClusterSettings _cluster;
    private readonly ILogger _logger;
    private readonly Action<ConnectionState> _stateChanged;
    private readonly Action<PendingCommand, ValkeyConnectionException> _blockingRefused;
    private readonly Action _waits;
    private readonly Lock _gate = new();
    private readonly Dictionary<NodeAddress, ClusterNode> _nodes = [];
    private readonly RecentMoves _moves = new();
    private volatile RoutingTable _table = RoutingTable.Empty;
    private long _asked = long.MinValue;
    private bool _hasPatches;
    private bool _disposed;

    public NodeDirectory(
        ConnectionSettings connection,
        ExecutorSettings settings,
        ClusterSettings cluster,
        ILogger logger,
        Action<ConnectionState> stateChanged,
        Action<PendingCommand, ValkeyConnectionException> blockingRefused,
        Action waits)
    {
        _connection = connection;
        _settings = settings;
        _cluster = cluster;
        _logger = logger;
        _stateChanged = stateChanged;
        _blockingRefused = blockingRefused;
        _waits = waits;
    }

    public RoutingTable Table => _table;

    /// <summary>What some node's handshake agreed on; null before the first.</summary>
    public ServerHello? AnyHello
    {
        get
        {
            foreach (var node in All())
            {
                if (node.Hello is { } hello)
                {
                    return hello;
                }
            }

            return null;
        }
    }

    /// <summary>The node at an address, whether a map has it or not.</summary>
    public ClusterNode GetOrAdd(NodeInfo info)
    {
        lock (_gate)
        {
            return GetOrAddLocked(info);
        }
    }

    /// <summary>The node at an address that a server has named.</summary>
    public ClusterNode GetOrAdd(NodeAddress address) => _table.Find(address) ?? GetOrAdd(new NodeInfo(address, NodeRole.Primary)
    {
        ConnectAddress = _cluster.AddressResolver is { } resolver ? resolver(address) : address,
    });

    /// <summary>Whether every slot has a primary, all of them can be reached, and the replicas that reads go to are in step.</summary>
    public RefreshOutcome Assess()
    {
        var table = _table;
        foreach (var primary in table.Primaries)
        {
            if (primary is not { IsUsable: true } && !_cluster.IsReadOnly)
            {
                return RefreshOutcome.Trouble;
            }
        }

        if (_cluster.ReadFrom != ReadFrom.Primary)
        {
            foreach (var node in table.Nodes)
            {
                // It is in step soon, and nothing else will tell.
                if (node.Info.Health == ClusterNodeHealth.Loading)
                {
                    return RefreshOutcome.Trouble;
                }
            }
        }

        return table.Map.CoversAllSlots ? RefreshOutcome.Healthy : RefreshOutcome.Trouble;
    }

    /// <summary>Tries at once again to connect where that has failed.</summary>
    public void RetryUnreachable()
    {
        foreach (var node in _table.Nodes)
        {
            if (!node.IsUsable)
            {
                node.RetryNow();
            }
        }
    }

    /// <summary>Every node that has not been left, seeds included.</summary>
    public ClusterNode[] All()
    {
        lock (_gate)
        {
            return [.. _nodes.Values];
        }
    }

    /// <summary>Takes another map over, but for what nodes have said since. False if that comes to what the present one says.</summary>
    /// <param name="map">The map.</param>
    /// <param name="asked">When the nodes were asked for it, by the client's clock.</param>
    /// <param name="now">The time by the client's clock.</param>
    /// <param name="rehome">Where calls go that wait at a node which is left.</param>
    public bool TryApply(SlotMap map, long asked, long now, Action<PendingCommand> rehome)
    {
        var changed = TryChange(
            present =>
            {
                if (asked < _asked)
                {
                    // Two looks were under way at once, and the one that was begun first has ended last.
                    return present;
                }

                _asked = asked;
                return _moves.IsEmpty ? map : _moves.Correct(map, asked, to => _table.Find(to) is { IsUsable: true });
            },
            now,
            rehome);
        if (!changed)
        {
            LeaveStrays(now, rehome);
        }

        if (Interlocked.Exchange(ref _hasPatches, false) || changed)
        {
            Log.TopologyChanged(_logger, _table.Map);
        }

        return changed;
    }

    /// <summary>Takes over that a slot has moved. False if the present map says so already.</summary>
    /// <inheritdoc cref="TryApply"/>
    public bool TryMove(int slot, NodeAddress to, long now, Action<PendingCommand> rehome)
    {
        NodeAddress? connect = _table.Find(to) is null && _cluster.AddressResolver is { } resolver ? resolver(to) : null;
        var changed = TryChange(
            map =>
            {
                var moved = map.Moved(slot, to, connect);
                if (!ReferenceEquals(moved, map))
                {
                    _moves.Note(map, slot, to, connect, now);
                }

                return moved;
            },
            now,
            rehome);
        if (changed)
        {
            // A migration moves slots by the thousand; what it comes to is told at the next look.
            _hasPatches = true;
            Log.SlotMoved(_logger, slot, to);
        }

        return changed;
    }

    /// <summary>Why some node cannot be reached; null if all can.</summary>
    public string? DescribeTrouble()
    {
        foreach (var node in All())
        {
            if (node.DescribeTrouble() is { } trouble)
            {
                return trouble;
            }
        }

        return null;
    }

    public void Dispose()
    {
        ClusterNode[] nodes;
        lock (_gate)
        {
            _disposed = true;
            nodes = [.. _nodes.Values, .. _retired];
        }

        foreach (var node in nodes)
        {
            node.Dispose();
        }
    }

    private bool TryChange(Func<SlotMap, SlotMap> change, long now, Action<PendingCommand> rehome)
    {
        List<ClusterNode> left;
        List<ClusterNode> replaced;
        RoutingTable table;
        lock (_gate)
        {
            var map = change(_table.Map);
            if (_disposed || map.Equals(_table.Map))
            {
                return false;
            }

            if (map.HasNodesOf(_table.Map))
            {
                // The usual thing, by the thousand: a slot has moved, and the nodes are what they were.
                _table = new RoutingTable(map, _table);
                return true;
            }

            var nodes = new ClusterNode[map.Nodes.Length];
            for (var i = 0; i < nodes.Length; i++)
            {
                nodes[i] = GetOrAddLocked(map.Nodes[i]);
            }

            table = new RoutingTable(map, nodes);
            _table = table;
            left = TakeStrays();

            // Those that were replaced, because their address leads elsewhere now, are left too.
            replaced = _retired.FindAll(node => node.RetiredAt == long.MaxValue && !left.Contains(node));
            _hasRetired = _retired.Count != 0;
        }

        // First of all: whose call goes on by this table is to find the client's state as the table says.
        _stateChanged(ConnectionState.Connected);
        Prepare(table);
        Leave(left, now, rehome);
        replaced.ForEach(node => node.BeginRetirement(now, rehome));
        return true;
    }

    /// <summary>Connects ahead of the first call to where calls will go.</summary>
    private void Prepare(RoutingTable table)
    {
        foreach (var node in table.Nodes)
        {
            if (node.Info.Role == NodeRole.Primary)
            {
                node.Link.ConnectInBackground();
                node.Link.RetryNow();
            }
            else if (_cluster.ReadFrom != ReadFrom.Primary)
            {
                node.PrepareReads();
            }
        }
    }

    private ClusterNode GetOrAddLocked(NodeInfo info)
    {
        if (_nodes.TryGetValue(info.Address, out var node) && node.Info.ConnectAddress == info.ConnectAddress)
        {
            node.Info = info;
            return node;
        }

        node = Create(info);
        if (_nodes.TryGetValue(info.Address, out var replaced))
        {
            _retired.Add(replaced);
            _hasRetired = true;
        }

        _nodes[info.Address] = node;
        if (_disposed)
        {
            // A redirect was being followed while the client was closed: nobody would end the connection to where it leads.
            node.Dispose();
        }

        return node;
    }

    private ClusterNode Create(NodeInfo info)
    {
        var address = new ServerAddress(info.ConnectAddress.Host, info.ConnectAddress.Port);
        var sessions = new SessionPool(new Connector(address, _connection), _settings.SessionLimit) { Refused = _blockingRefused };
        return new ClusterNode(
            info,
            _connection,
            settings => new NodeLink(
                new Connector(address, settings), _settings.Backoff, settings.Clock, _settings.Random, _logger, _stateChanged),
            sessions,
            _waits);
    }
}
