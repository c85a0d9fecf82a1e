namespace Glide.Cluster;

/// <content>What a MOVED changes at once, before a refresh tells the whole.</content>
internal sealed partial class SlotMap
{
    /// <summary>The map after a node has answered that a slot has moved; this one if it says so already.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="to">The address of the node that holds it now, as the redirect names it.</param>
    /// <param name="connectAddress">Where to connect to if the node is new; null for <paramref name="to"/> itself.</param>
    public SlotMap Moved(int slot, NodeAddress to, NodeAddress? connectAddress = null)
    {
        var node = _index.Find(to);
        var owner = ShardOf(slot);
        if (node < 0)
        {
            return MovedToNewShard(slot, new(to, NodeRole.Primary) { ConnectAddress = connectAddress ?? to });
        }

        var shard = ShardOfNode(node);
        if (Nodes[node].Role == NodeRole.Primary)
        {
            return shard == owner ? this : MovedToPrimary(slot, shard);
        }

        // In a shard without a primary it can only have become that; in another shard's hands the slots of its own stay where they are.
        return shard == owner || shard.Primary is null
            ? MovedToPromoted(slot, shard, Nodes[node])
            : MovedToNewShard(slot, Nodes[node] with { Role = NodeRole.Primary });
    }

    /// <summary>The slot went to a primary that is known: shards and nodes stay as they are.</summary>
    private SlotMap MovedToPrimary(int slot, Shard shard)
    {
        var table = (ushort[])_shardOfSlot.Clone();
        table[slot] = (ushort)shard.Index;
        return new(table, _shards, _index);
    }

    /// <summary>A replica took its primary's place: it holds all of the shard's slots now, and the old primary is a replica or dead.</summary>
    private SlotMap MovedToPromoted(int slot, Shard shard, NodeInfo promoted)
    {
        var builder = new SlotMapBuilder(_shardOfSlot, _shards);
        var nodes = shard.Nodes.ToArray();
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = nodes[i] with { Role = ReferenceEquals(nodes[i], promoted) ? NodeRole.Primary : NodeRole.Replica };
        }

        builder.ReplaceShard(shard.Index, nodes);
        builder.Assign(shard.Index, slot, slot);
        return builder.Build();
    }

    /// <summary>The slot went to a node that is new, or that was a replica of a shard whose other slots nobody has spoken of.</summary>
    private SlotMap MovedToNewShard(int slot, NodeInfo primary)
    {
        var builder = new SlotMapBuilder(_shardOfSlot, _shards);
        if (FindShard(primary.Address) is { } left)
        {
            builder.ReplaceShard(left.Index, [.. left.Nodes.Where(node => node.Address != primary.Address)]);
        }

        builder.Assign(builder.AddShard(primary), slot, slot);
        return builder.Build();
    }
}
