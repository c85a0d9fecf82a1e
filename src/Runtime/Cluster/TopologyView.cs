namespace Glide.Cluster;

/// <summary>The cluster as one of its nodes sees it.</summary>
/// <param name="AnsweredBy">The node that was asked, by the address by which it is known here.</param>
/// <param name="Map">What it says.</param>
/// <param name="UnknownEndpoints">How many nodes it named without an address; they are left out of the map.</param>
/// <param name="ContestedSlots">How many slots it gave to more than one shard.</param>
internal sealed record TopologyView(NodeAddress AnsweredBy, SlotMap Map, int UnknownEndpoints, int ContestedSlots)
{
    /// <summary>Reads the reply to CLUSTER SHARDS.</summary>
    /// <param name="shards">The reply.</param>
    /// <param name="answeredBy">The node that was asked, by the address by which it is known here; not what a resolver made of it.</param>
    /// <param name="tls">Whether connections are encrypted: it decides between the two ports, and for host names.</param>
    /// <param name="resolve">Turns an announced address into the one to connect to; null for the same.</param>
    public static TopologyView FromShards(
        ReadOnlySpan<ClusterShard> shards, NodeAddress answeredBy, bool tls, Func<NodeAddress, NodeAddress>? resolve = null)
    {
        var builder = new TopologyViewBuilder(answeredBy, tls, resolve);
        foreach (var shard in shards)
        {
            var primary = PrimaryOf(shard.Nodes);
            var added = builder.AddShard();
            for (var i = 0; i < shard.Nodes.Length; i++)
            {
                var node = shard.Nodes[i];
                var port = tls ? Port(node.TlsPort) ?? Port(node.Port) : Port(node.Port) ?? Port(node.TlsPort);
                builder.AddNode(
                    added,
                    new(node.Endpoint, node.HostName, node.Ip, port),
                    i == primary ? NodeRole.Primary : NodeRole.Replica,
                    node.Id,
                    node.AvailabilityZone,
                    node.Health);
            }

            foreach (var range in shard.Slots)
            {
                builder.Assign(added, range.Start, range.End);
            }
        }

        return builder.Build();

        static long? Port(long? port) => port == 0 ? null : port;
    }

    /// <summary>Reads the reply to CLUSTER SLOTS. The ports in it are those of the kind of connection that asked.</summary>
    /// <inheritdoc cref="FromShards"/>
    /// <param name="ranges">The reply.</param>
    /// <exception cref="ValkeyProtocolException">The reply names a slot that does not exist.</exception>
#pragma warning disable CS1573 // The other parameters' documentation is inherited.
    public static TopologyView FromSlots(
        ReadOnlySpan<ClusterSlotRange> ranges, NodeAddress answeredBy, bool tls, Func<NodeAddress, NodeAddress>? resolve = null)
#pragma warning restore CS1573
    {
        var builder = new TopologyViewBuilder(answeredBy, tls, resolve);
        var shards = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (start, end, nodes) in ranges)
        {
            if (start < 0 || end < start || end >= SlotRange.SlotCount)
            {
                throw new ValkeyProtocolException($"The reply gives the slots {start} to {end} to a shard; there are those from 0 to {SlotRange.SlotCount - 1}.");
            }

            if (nodes.Length == 0)
            {
                continue;
            }

            // A shard comes once for each run of its slots; what its primary is called tells which are of the same.
            var name = nodes[0].Id ?? $"{nodes[0].Endpoint}:{nodes[0].Port}";
            if (!shards.TryGetValue(name, out var shard))
            {
                shards.Add(name, shard = builder.AddShard());
            }

            for (var i = 0; i < nodes.Length; i++)
            {
                var node = nodes[i];
                builder.AddNode(
                    shard,
                    new(node.Endpoint, node.Metadata.GetValueOrDefault("hostname"), node.Metadata.GetValueOrDefault("ip"), node.Port),
                    i == 0 ? NodeRole.Primary : NodeRole.Replica,
                    node.Id,
                    node.Metadata.GetValueOrDefault("availability-zone"),
                    ClusterNodeHealth.Unknown);
            }

            builder.Assign(shard, (int)start, (int)end);
        }

        return builder.Build();
    }

    /// <summary>
    /// The primary among the nodes of a shard; -1 if there is none. After a failover the dead one may still call itself a primary: the
    /// one that answers is meant, and of two the one that has got further.
    /// </summary>
    private static int PrimaryOf(ReadOnlySpan<ClusterShardNode> nodes)
    {
        var best = -1;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].Role == ClusterNodeRole.Primary && (best < 0 || Rank(nodes[i]).CompareTo(Rank(nodes[best])) > 0))
            {
                best = i;
            }
        }

        return best;

        static (int Health, long Offset) Rank(ClusterShardNode node) => (
            node.Health switch
            {
                ClusterNodeHealth.Online => 3,
                ClusterNodeHealth.Unknown => 2,
                ClusterNodeHealth.Loading => 1,
                _ => 0,
            },
            node.ReplicationOffset ?? 0);
    }
}
