using Glide.Batches;
using Glide.Commands;
using Glide.Connections;
using Glide.Protocol;

namespace Glide.Cluster;

/// <content>Batches: split over the nodes, the parts of a node in one write.</content>
internal sealed partial class ClusterExecutor
{
    internal override PendingReply<BatchReplies> CreateBatch(CommandBatch batch, BatchOptions options)
    {
        var own = options as ClusterBatchOptions;
        return batch.IsAtomic
            ? new PendingBatch(batch) { Target = own?.Route }
            : new PendingClusterBatch(this, batch, own);
    }

    /// <summary>Whether the error of a command in a batch may be more than the caller's.</summary>
    public bool MayTakeBack(ReadOnlySpan<byte> error) => !IsClosed && RetryRule.IsKnown(error);

    /// <summary>What becomes of the parts that had no reply when their connection was lost.</summary>
    public void OnConnectionLost(PendingClusterBatch whole, PendingNodeBatch group, bool written, Exception reason)
    {
        OnConnectionLost();
        if (!group.TryClaim())
        {
            // Somebody else has ended it meanwhile.
            group.ReleaseLink();
            return;
        }

        var mayRepeat = !IsClosed && !whole.IsClaimed && group.Generation < MaxAttempts && reason is not ValkeyProtocolException;
        var again = new List<int>();
        foreach (var part in group.Unanswered)
        {
            if (mayRepeat && (!written || (whole.Retries & BatchRetries.ConnectionErrors) != 0 || whole.DescriptorOf(part).IsReadOnly))
            {
                again.Add(part);
            }
            else
            {
                whole.Fail(part, Describe(group, written, reason));
            }
        }

        Send(whole, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(again), group.Generation + 1);
        whole.PartsEnded();
        group.Drop();
    }

    /// <summary>A batch, or some of it, has to find its way; false for anything else.</summary>
    private bool TryRouteBatch(PendingCommand command)
    {
        switch (command)
        {
            case PendingClusterBatch whole:
                Begin(whole);
                return true;

            case PendingNodeBatch group:
                // Its node has gone, or there was none: the newest map knows better.
                if (!group.TryClaim())
                {
                    group.ReleaseLink();
                    return true;
                }

                var batch = group.Whole;
                Send(batch, group.Unanswered, group.Generation);
                batch.PartsEnded();
                group.Drop();
                return true;

            default:
                return false;
        }
    }

    private void Begin(PendingClusterBatch whole)
    {
        var table = Table;
        if (table == RoutingTable.Empty || (_cluster.RequiresFullCoverage && !table.ServesAllSlots))
        {
            Wait(whole);
            return;
        }

        try
        {
            if (whole.Route is null)
            {
                CheckRoutes(whole);
            }

            whole.Begin(whole.Batch.MayHaveParts && whole.Route is null ? Partition(whole, table) : null);
        }
#pragma warning disable CA1031 // What is wrong with a command is its caller's to know.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            whole.FailAndRelease(exception);
            return;
        }

        var all = new int[whole.Store.Count];
        for (var part = 0; part < all.Length; part++)
        {
            all[part] = part;
        }

        Send(whole, all, generation: 0);
        whole.PartsEnded();
    }

    /// <summary>Sends parts, those for one node in one write.</summary>
    private void Send(PendingClusterBatch whole, ReadOnlySpan<int> parts, int generation)
    {
        var way = new BatchWay(Table, NextTurn());
        var groups = new List<(ClusterNode? Node, bool AsReplica, PendingNodeBatch Group)>();
        var last = 0;
        foreach (var part in parts)
        {
            if (!TryFindNode(whole, part, ref way, out var node, out var asReplica))
            {
                whole.Fail(part, new ValkeyConnectionException(
                    $"{whole.DescriptorOf(part).Name} cannot be sent to {whole.TargetOf(part)}: the cluster has no such node.", DeliveryStatus.NotWritten));
                continue;
            }

            if (last >= groups.Count || groups[last].Node != node || groups[last].AsReplica != asReplica)
            {
                last = groups.FindIndex(group => group.Node == node && group.AsReplica == asReplica);
                if (last < 0)
                {
                    last = groups.Count;
                    groups.Add((node, asReplica, new PendingNodeBatch(whole) { Generation = generation }));
                }
            }

            var target = groups[last].Group;
            try
            {
                whole.Write(part, target.Request);
            }
            catch (ArgumentException exception)
            {
                whole.Fail(part, exception);
                continue;
            }

            target.Add(part);
        }

        foreach (var (_, _, group) in groups)
        {
            whole.PartsBegin();
            group.Start(whole.Batch.OwnDescriptor, whole, whole.Deadline);
        }

        foreach (var (node, asReplica, group) in groups)
        {
            if (whole.IsClaimed)
            {
                group.FailAndRelease(new OperationCanceledException("The call was given up."));
            }
            else if (node is null)
            {
                Wait(group);
            }
            else
            {
                node.Send(group, asReplica);
            }
        }

        Wake();
    }

    /// <summary>Where a part goes now; null for nowhere yet. False for a node that does not exist.</summary>
    private bool TryFindNode(PendingClusterBatch whole, int part, ref BatchWay way, out ClusterNode? node, out bool asReplica)
    {
        if (whole.TargetOf(part) is { } route)
        {
            if (route != way.Route)
            {
                // Looked up once: a random node is one for all.
                way.Route = route;
                way.RouteNode = Find(route, out way.RouteIsReplica);
            }

            node = way.RouteNode;
            asReplica = way.RouteIsReplica;
            return node is not null || route.Kind != RouteKind.Address;
        }

        var slot = _cluster.HasSlots ? whole.SlotOf(part) : 0;
        asReplica = false;
        if (slot < 0)
        {
            node = way.Anywhere ??= AnyPrimary();
        }
        else if (_cluster.IsReadOnly && way.Table.Map.ShardOf(slot) is { } shard)
        {
            var chosen = ReplicaSelector.Choose(shard, _cluster.ReadFrom, way.Turn, new Readable(way.Table, except: null, Clock.Milliseconds));
            node = way.Table.NodesOf(shard)[chosen];
            asReplica = shard.Nodes[chosen].Role == NodeRole.Replica;
        }
        else
        {
            // Reads too: they are to see what stands before them in the batch.
            node = way.Table.PrimaryOf(slot);
        }

        return true;
    }

    /// <summary>How the commands fall into parts by the newest map.</summary>
    /// <exception cref="ArgumentException">A command over several slots cannot be split.</exception>
    private BatchParts Partition(PendingClusterBatch whole, RoutingTable table)
    {
        var parts = new BatchParts(whole.Count);
        for (var command = 0; command < whole.Count; command++)
        {
            ref readonly var entry = ref whole.Batch.Entries[command];
            var before = parts.Count;
            if (entry.Slot == RequestBuffer.SeveralSlots)
            {
                AddSplit(whole, command, table, parts);
            }
            else if (entry.Descriptor.RequestPolicy is RequestPolicy.AllNodes || (entry.Descriptor.RequestPolicy is RequestPolicy.AllShards && _cluster.HasSlots))
            {
                AddFanOut(command, entry.Descriptor.RequestPolicy == RequestPolicy.AllNodes, table, parts);
            }

            if (parts.Count == before)
            {
                parts.Add(command, target: null, node: null);
            }
        }

        return parts;
    }

    private static void AddSplit(PendingClusterBatch whole, int command, RoutingTable table, BatchParts parts)
    {
        var encoded = whole.EncodedAt(command);
        if (!KeySplit.TryPlan(encoded, out var split))
        {
            throw new ArgumentException($"{whole.Batch.NameOf(in whole.Batch.Entries[command])} has keys in several slots and cannot be split. Nothing was sent.");
        }

        parts.SetSplit(command, split);
        for (var part = 0; part < split.Count; part++)
        {
            parts.Add(command, target: null, table.PrimaryOf(split.SlotOf(encoded, part))?.Address);
        }
    }

    private static void AddFanOut(int command, bool includesReplicas, RoutingTable table, BatchParts parts)
    {
        foreach (var shard in table.Map.Shards)
        {
            foreach (var node in table.NodesOf(shard))
            {
                if (includesReplicas || node.Info.Role == NodeRole.Primary)
                {
                    parts.Add(command, (includesReplicas ? null : table.RouteTo(shard)) ?? ClusterRoute.ByAddress(node.Address), node.Address);
                }
            }
        }
    }

    /// <summary>Refuses what needs a node to be named.</summary>
    /// <exception cref="InvalidOperationException">There is such a command.</exception>
    private void CheckRoutes(PendingClusterBatch whole)
    {
        if (!_cluster.HasSlots)
        {
            return;
        }

        foreach (ref readonly var entry in whole.Batch.Entries.AsSpan(0, whole.Count))
        {
            var descriptor = entry.Descriptor;
            var needsNode = descriptor.RequestPolicy is RequestPolicy.AllNodes or RequestPolicy.AllShards
                ? descriptor.ResponsePolicy == ResponsePolicy.PerNode
                : entry.Slot < 0 && descriptor.RequestPolicy is RequestPolicy.ExplicitNode or RequestPolicy.Special or RequestPolicy.SlotArgument;
            if (needsNode)
            {
                throw new InvalidOperationException(
                    $"{descriptor.Name} concerns one node of a cluster, which has to be named: give the batch a route. Nothing was sent.");
            }
        }
    }

    /// <summary>What is found out once for all parts that are sent together.</summary>
    private struct BatchWay(RoutingTable table, uint turn)
    {
        public readonly RoutingTable Table = table;
        public readonly uint Turn = turn;
        public ClusterNode? Anywhere;
        public SingleNodeRoute? Route;
        public ClusterNode? RouteNode;
        public bool RouteIsReplica;
    }
}
