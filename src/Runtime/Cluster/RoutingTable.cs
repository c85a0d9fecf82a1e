namespace Glide.Cluster;

/// <summary>A slot map with the nodes that it speaks of: one immutable snapshot, so that a call's way is found without a lock.</summary>
internal sealed class RoutingTable
{
    private readonly ClusterNode[] _nodes;
    private readonly ClusterNode?[] _primaries;
    private readonly SingleNodeRoute?[] _routes;

    /// <param name="map">The map.</param>
    /// <param name="nodes">The nodes in the order of <see cref="SlotMap.Nodes"/>.</param>
    public RoutingTable(SlotMap map, ClusterNode[] nodes)
    {
        Map = map;
        _nodes = nodes;
        _primaries = new ClusterNode?[map.Shards.Length];
        _routes = new SingleNodeRoute?[map.Shards.Length];
        ServesAllSlots = map.CoversAllSlots;
        foreach (var shard in map.Shards)
        {
            _primaries[shard.Index] = shard.Primary is null ? null : nodes[shard.FirstNode];
            var slots = map.SlotsOf(shard);
            ServesAllSlots &= slots.IsEmpty || shard.Primary is { Health: not ClusterNodeHealth.Failed };
            _routes[shard.Index] = slots.IsEmpty ? null : new(RouteKind.Slot, NodeRole.Primary, slots[0].Start, address: default);
        }
    }

    public static RoutingTable Empty { get; } = new(SlotMap.Empty, []);

    public SlotMap Map { get; }

    /// <summary>Whether every slot has a primary that the cluster does not hold for dead.</summary>
    public bool ServesAllSlots { get; }

    /// <summary>All nodes, shard after shard, each with its primary first.</summary>
    public ReadOnlySpan<ClusterNode> Nodes => _nodes;

    /// <summary>The primary of each shard, null where there is none, by the shard's index.</summary>
    public ReadOnlySpan<ClusterNode?> Primaries => _primaries;

    /// <summary>The primary that serves a slot; null if there is none.</summary>
    public ClusterNode? PrimaryOf(int slot) => Map.ShardOf(slot) is { } shard ? _primaries[shard.Index] : null;

    /// <summary>The way to a shard's primary, whoever that is when the way is taken; null for a shard without slots.</summary>
    public SingleNodeRoute? RouteTo(Shard shard) => _routes[shard.Index];

    /// <summary>The nodes of a shard in the order of <see cref="Shard.Nodes"/>.</summary>
    public ReadOnlySpan<ClusterNode> NodesOf(Shard shard) => _nodes.AsSpan(shard.FirstNode, shard.Nodes.Length);

    /// <summary>The node that an address means; null for an unknown one.</summary>
    public ClusterNode? Find(NodeAddress address)
    {
        var info = Map.Find(address);
        return info is null ? null : Array.Find(_nodes, node => node.Address == info.Address);
    }
}
