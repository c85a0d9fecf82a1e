using System.Collections.Immutable;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>
/// Which shard holds which slot, at one moment. It never changes, so it is read without a lock; a refresh or a MOVED makes another.
/// Shards and nodes are in an order of their own, whatever the order of the reply that they come from, so that equal maps are alike.
/// </summary>
internal sealed partial class SlotMap : IEquatable<SlotMap>
{
    /// <summary>In the table of slots: nobody holds the slot.</summary>
    internal const ushort NoShard = ushort.MaxValue;

    private readonly ushort[] _shardOfSlot;
    private readonly Shard[] _shards;
    private readonly NodeIndex _index;

    internal SlotMap(ushort[] shardOfSlot, Shard[] shards, NodeIndex index)
    {
        _shardOfSlot = shardOfSlot;
        _shards = shards;
        _index = index;
        CoveredSlots = HashSlot.Count - shardOfSlot.AsSpan().Count(NoShard);
    }

    /// <summary>The map of a client that knows nothing yet.</summary>
    public static SlotMap Empty { get; } = new SlotMapBuilder().Build();

    /// <summary>The shards, those without slots included.</summary>
    public ReadOnlySpan<Shard> Shards => _shards;

    /// <summary>All nodes: shard after shard, each with its primary first.</summary>
    public ReadOnlySpan<NodeInfo> Nodes => _index.Nodes;

    /// <summary>How many slots some shard holds.</summary>
    public int CoveredSlots { get; }

    public bool CoversAllSlots => CoveredSlots == HashSlot.Count;

    /// <summary>A single shard that holds every slot: what a standalone primary with its replicas is.</summary>
    /// <param name="nodes">The nodes; at most one of them is a primary.</param>
    public static SlotMap SingleShard(params ReadOnlySpan<NodeInfo> nodes)
    {
        var builder = new SlotMapBuilder();
        if (nodes.Length > 0)
        {
            builder.Assign(builder.AddShard(nodes), 0, HashSlot.Count - 1);
        }

        return builder.Build();
    }

    /// <summary>The shard that holds a slot; null if nobody does.</summary>
    public Shard? ShardOf(int slot)
    {
        var shard = _shardOfSlot[slot];
        return shard < _shards.Length ? _shards[shard] : null;
    }

    /// <summary>The node that an address means, its own or an alias; null for an unknown one.</summary>
    public NodeInfo? Find(NodeAddress address) => _index.Find(address) is var node and >= 0 ? Nodes[node] : null;

    /// <summary>The node with an id; null for an unknown one.</summary>
    public NodeInfo? FindById(string id)
    {
        foreach (var node in Nodes)
        {
            if (node.Id == id)
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>The shard to which a node belongs; null for an unknown address.</summary>
    public Shard? FindShard(NodeAddress address) => _index.Find(address) is var node and >= 0 ? ShardOfNode(node) : null;

    /// <summary>The lowest slot of a shard; -1 if it has none.</summary>
    public int FirstSlotOf(Shard shard) => _shardOfSlot.AsSpan().IndexOf((ushort)shard.Index);

    /// <summary>Whether two maps differ in nothing but who holds which slot, because one was made from the other so.</summary>
    public bool HasNodesOf(SlotMap other) => ReferenceEquals(_index, other._index) && ReferenceEquals(_shards, other._shards);

    /// <summary>The slots of a shard as runs, in their order.</summary>
    public ImmutableArray<SlotRange> SlotsOf(Shard shard)
    {
        var ranges = ImmutableArray.CreateBuilder<SlotRange>();
        for (var slot = 0; slot < HashSlot.Count; slot++)
        {
            if (_shardOfSlot[slot] == shard.Index)
            {
                var start = slot;
                while (slot + 1 < HashSlot.Count && _shardOfSlot[slot + 1] == shard.Index)
                {
                    slot++;
                }

                ranges.Add(new(start, slot));
            }
        }

        return ranges.ToImmutable();
    }

    public bool Equals(SlotMap? other) =>
        ReferenceEquals(this, other) ||
        (other is not null
            && Nodes.SequenceEqual(other.Nodes)
            && _shards.Length == other._shards.Length
            && SameBoundaries(_shards, other._shards)
            && _shardOfSlot.AsSpan().SequenceEqual(other._shardOfSlot));

    public override bool Equals(object? obj) => Equals(obj as SlotMap);

    public override int GetHashCode() => HashCode.Combine(_shards.Length, Nodes.Length, CoveredSlots, AssignmentFingerprint);

    public override string ToString() => $"{CoveredSlots} slots in {_shards.Length} shards of {Nodes.Length} nodes";

    private static bool SameBoundaries(Shard[] left, Shard[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i].FirstNode != right[i].FirstNode)
            {
                return false;
            }
        }

        return true;
    }

    private Shard ShardOfNode(int node) => _shards[_index.ShardOf(node)];
}
