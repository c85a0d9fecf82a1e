namespace Glide.Cluster;

/// <summary>
/// Chooses the node of a shard that answers a command which only reads. Each strategy is a list of groups; the nodes of a group take
/// turns, and the next group is asked where no node of the one before can be. At last there is the primary, usable or not.
/// </summary>
internal static class ReplicaSelector
{
    [Flags]
    private enum Group
    {
        None = 0,
        Replicas = 1,
        Primary = 2,
        InZone = 4,
    }

    /// <summary>Chooses a node.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="readFrom">The strategy.</param>
    /// <param name="turn">A number that grows by one a call: it makes the nodes of a group take turns.</param>
    /// <param name="filter">Which nodes can be asked now; the shard's own word on failed and loading replicas comes before it.</param>
    /// <returns>The node's place in <see cref="Shard.Nodes"/>; never out of range.</returns>
    public static int Choose<TFilter>(Shard shard, in ReadFrom readFrom, uint turn, in TFilter filter)
        where TFilter : struct, INodeFilter
    {
        if (readFrom.Strategy != ReadStrategy.Primary && shard.Nodes.Length > 1)
        {
            for (var tier = 0; GroupOf(readFrom.Strategy, tier) is var group and not Group.None; tier++)
            {
                if (TryChoose(shard, group, readFrom.AvailabilityZone, turn, filter, out var node))
                {
                    return node;
                }
            }
        }

        // The first is the primary; in a shard without one, the replica that has least against it.
        return shard.Primary is not null || !TryChoose(shard, Group.Replicas, null, turn, filter, out var replica) ? 0 : replica;
    }

    /// <summary>Chooses a replica and nothing else, for who asks for one by name.</summary>
    /// <returns>The node's place in <see cref="Shard.Nodes"/>: a usable one if there is any, otherwise the one whose turn it is; -1 in a shard without replicas.</returns>
    public static int ChooseReplica<TFilter>(Shard shard, uint turn, in TFilter filter)
        where TFilter : struct, INodeFilter
    {
        var replicas = shard.Replicas.Length;
        return replicas == 0 ? -1
            : TryChoose(shard, Group.Replicas, null, turn, filter, out var node) ? node
            : shard.Nodes.Length - replicas + (int)(turn % (uint)replicas);
    }

    private static Group GroupOf(ReadStrategy strategy, int tier) => (strategy, tier) switch
    {
        (ReadStrategy.PreferReplica, 0) => Group.Replicas,
        (ReadStrategy.AllNodes, 0) => Group.Replicas | Group.Primary,
        (ReadStrategy.AzAffinity, 0) => Group.Replicas | Group.InZone,
        (ReadStrategy.AzAffinity, 1) => Group.Replicas,
        (ReadStrategy.AzAffinityReplicasAndPrimary, 0) => Group.Replicas | Group.InZone,
        (ReadStrategy.AzAffinityReplicasAndPrimary, 1) => Group.Primary | Group.InZone,
        (ReadStrategy.AzAffinityReplicasAndPrimary, 2) => Group.Replicas,
        (ReadStrategy.AzAffinityAllNodes, 0) => Group.Replicas | Group.Primary | Group.InZone,
        (ReadStrategy.AzAffinityAllNodes, 1) => Group.Replicas | Group.Primary,
        _ => Group.None,
    };

    private static bool TryChoose<TFilter>(Shard shard, Group group, string? zone, uint turn, in TFilter filter, out int chosen)
        where TFilter : struct, INodeFilter
    {
        // Counted first, so that the turns of a node that is left out go to all others and not to its neighbour alone.
        var usable = 0;
        for (var i = 0; i < shard.Nodes.Length; i++)
        {
            usable += IsIn(shard, i, group, zone, filter) ? 1 : 0;
        }

        chosen = -1;
        var skip = usable == 0 ? 0 : (int)(turn % (uint)usable);
        for (var i = 0; i < shard.Nodes.Length && usable > 0 && skip >= 0; i++)
        {
            // A connection may be lost between the two loops; the last that was still usable serves then.
            if (IsIn(shard, i, group, zone, filter))
            {
                chosen = i;
                skip--;
            }
        }

        return chosen >= 0;
    }

    private static bool IsIn<TFilter>(Shard shard, int index, Group group, string? zone, in TFilter filter)
        where TFilter : struct, INodeFilter
    {
        var node = shard.Nodes[index];
        return (group & (node.Role == NodeRole.Primary ? Group.Primary : Group.Replicas)) != 0
            && ((group & Group.InZone) == 0 || node.AvailabilityZone == zone)
            && (node.Role == NodeRole.Primary || node.IsServing)
            && filter.IsUsable(shard, index);
    }
}
