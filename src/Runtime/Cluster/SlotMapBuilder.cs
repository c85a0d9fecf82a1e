using System.Collections.Immutable;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>Puts shards and nodes in their order and makes a <see cref="SlotMap"/> of them. Used once.</summary>
internal sealed class SlotMapBuilder
{
    private readonly ushort[] _shardOfSlot;
    private readonly List<ImmutableArray<NodeInfo>> _shards = [];

    public SlotMapBuilder()
    {
        _shardOfSlot = new ushort[HashSlot.Count];
        _shardOfSlot.AsSpan().Fill(SlotMap.NoShard);
    }

    /// <summary>Begins with what a map has.</summary>
    public SlotMapBuilder(ushort[] shardOfSlot, ReadOnlySpan<Shard> shards)
    {
        _shardOfSlot = (ushort[])shardOfSlot.Clone();
        foreach (var shard in shards)
        {
            _shards.Add(shard.Nodes);
        }
    }

    /// <summary>Adds a shard; one without nodes leaves no trace, and its slots belong to nobody.</summary>
    /// <param name="nodes">Its nodes; at most one of them is a primary.</param>
    /// <returns>The number by which slots are assigned to it here; not its index in the map.</returns>
    public int AddShard(params ReadOnlySpan<NodeInfo> nodes)
    {
        _shards.Add(InOrder(nodes));
        return _shards.Count - 1;
    }

    public void ReplaceShard(int shard, ReadOnlySpan<NodeInfo> nodes) => _shards[shard] = InOrder(nodes);

    /// <summary>Gives a run of slots to a shard.</summary>
    /// <param name="shard">What <see cref="AddShard"/> has returned.</param>
    /// <param name="start">The first slot.</param>
    /// <param name="end">The last slot, itself included.</param>
    public void Assign(int shard, int start, int end) => _shardOfSlot.AsSpan(start, end - start + 1).Fill((ushort)shard);

    /// <summary>The shard that a slot has been given to; -1 for none.</summary>
    public int ShardOf(int slot) => _shardOfSlot[slot] == SlotMap.NoShard ? -1 : _shardOfSlot[slot];

    public SlotMap Build()
    {
        var order = new List<int>(_shards.Count);
        for (var i = 0; i < _shards.Count; i++)
        {
            if (!_shards[i].IsEmpty)
            {
                order.Add(i);
            }
        }

        order.Sort((left, right) => Lowest(_shards[left]).CompareTo(Lowest(_shards[right])) is var byNode and not 0 ? byNode : left - right);
        var shards = new Shard[order.Count];
        var renumbered = new ushort[_shards.Count];
        renumbered.AsSpan().Fill(SlotMap.NoShard);
        var nodes = 0;
        for (var i = 0; i < shards.Length; i++)
        {
            shards[i] = new(i, nodes, _shards[order[i]]);
            renumbered[order[i]] = (ushort)i;
            nodes += shards[i].Nodes.Length;
        }

        foreach (ref var shard in _shardOfSlot.AsSpan())
        {
            shard = shard < renumbered.Length ? renumbered[shard] : SlotMap.NoShard;
        }

        return new(_shardOfSlot, shards, new(shards));
    }

    /// <summary>What orders the shards: an address that stays the same when another node of the shard becomes its primary.</summary>
    private static NodeAddress Lowest(ImmutableArray<NodeInfo> nodes)
    {
        var lowest = nodes[0].Address;
        foreach (var node in nodes)
        {
            lowest = node.Address < lowest ? node.Address : lowest;
        }

        return lowest;
    }

    private static ImmutableArray<NodeInfo> InOrder(ReadOnlySpan<NodeInfo> nodes)
    {
        var ordered = nodes.ToArray();
        Array.Sort(ordered, (left, right) => left.Role != right.Role ? left.Role.CompareTo(right.Role) : left.Address.CompareTo(right.Address));
        return ordered.Length < 2 || ordered[1].Role == NodeRole.Replica
            ? [.. ordered]
            : throw new ArgumentException("A shard has one primary.", nameof(nodes));
    }
}
