namespace Glide.Cluster;

/// <content>Where the nodes stand.</content>
internal sealed partial class SlotMap
{
    /// <summary>The same map with the nodes' availability zones.</summary>
    /// <param name="zoneOf">Where a node stands; null for nowhere.</param>
    public SlotMap WithZones(Func<NodeInfo, string?> zoneOf)
    {
        var builder = new SlotMapBuilder(_shardOfSlot, _shards);
        foreach (var shard in _shards)
        {
            var nodes = shard.Nodes.AsSpan().ToArray();
            for (var i = 0; i < nodes.Length; i++)
            {
                nodes[i] = nodes[i] with { AvailabilityZone = zoneOf(nodes[i]) };
            }

            builder.ReplaceShard(shard.Index, nodes);
        }

        return builder.Build();
    }
}
