namespace Glide.Cluster;

/// <summary>A slot map with the nodes that it speaks of: one immutable snapshot, so that a call's way is found without a lock.</summary>
internal sealed class RoutingTable
{
    private readonly ClusterNode[] _nodes;
    private readonly ClusterNode?[] _primaries;
    private readonly SingleNodeRoute?[] _routes;
    private readonly IReadOnlyList<SlotRange>?[] _slots;

    /// <param name="map">The map.</param>
    /// <param name="nodes">The nodes in the order of <see cref="SlotMap.Nodes"/>.</param>
    public RoutingTable(SlotMap map, ClusterNode[] nodes)
    {
        Map = map;
        _nodes = nodes;
        _primaries = new ClusterNode?[map.Shards.Length];
        foreach (var shard in map.Shards)
        {
            _primaries[shard.Index] = shard.Primary is null ? null : nodes[shard.FirstNode];
        }

        _slots = new IReadOnlyList<SlotRange>?[map.Shards.Length];
        (_routes, ServesAllSlots) = RoutesOf(map);
    }

    /// <summary>The table of a map that differs from another's in its slots alone.</summary>
    /// <param name="map">The map.</param>
    /// <param name="other">The other table.</param>
    public RoutingTable(SlotMap map, RoutingTable other)
    {
        Map = map;
        (_nodes, _primaries) = (other._nodes, other._primaries);
        _slots = new IReadOnlyList<SlotRange>?[map.Shards.Length];
        (_routes, ServesAllSlots) = RoutesOf(map);
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

    /// <summary>The slots of a shard as runs, found out once for as long as the table lives.</summary>
    public IReadOnlyList<SlotRange> SlotsOf(Shard shard) => _slots[shard.Index] ??= Map.SlotsOf(shard);

    /// <summary>The node that an address means; null for an unknown one.</summary>
    public ClusterNode? Find(NodeAddress address)
    {
        var info = Map.Find(address);
        return info is null ? null : Array.Find(_nodes, node => node.Address == info.Address);
    }

    private static (SingleNodeRoute?[] Routes, bool ServesAllSlots) RoutesOf(SlotMap map)
    {
        var routes = new SingleNodeRoute?[map.Shards.Length];
        var servesAll = map.CoversAllSlots;
        foreach (var shard in map.Shards)
        {
            var first = map.FirstSlotOf(shard);
            servesAll &= first < 0 || shard.Primary is { Health: not ClusterNodeHealth.Failed };
            routes[shard.Index] = first < 0 ? null : new(RouteKind.Slot, NodeRole.Primary, first, address: default);
        }

        return (routes, servesAll);
    }
}
