using Glide.Connections;

namespace Glide.Cluster;

/// <content>Calls that run at several nodes.</content>
internal sealed partial class ClusterExecutor
{
    /// <summary>One command a slot: a server in cluster mode refuses several slots in one even if it serves them all.</summary>
    private void Split(PendingCommand command)
    {
        var whole = EncodedCommand.Of(command.Request);
        if (!KeySplit.TryPlan(whole, out var split))
        {
            command.FailAndRelease(CrossSlot(command));
            return;
        }

        var call = command.CreateFanOut(split.Count);
        call.Split = split;
        var parts = new PendingCommand[split.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = call.CreatePart(i);
            split.Write(whole, i, parts[i].Request);
        }

        Send(call, parts);
    }

    /// <summary>The same command at every node, or at the primary of every shard.</summary>
    private void FanOutTo(PendingCommand command, bool includesReplicas)
    {
        var table = Table;
        var count = includesReplicas ? table.Nodes.Length : CountPrimaries(table);
        if (count == 0)
        {
            Wait(command);
            return;
        }

        var call = command.CreateFanOut(count);
        var parts = new PendingCommand[count];
        var asked = call.Asked = new ClusterNode[count];
        var made = 0;
        foreach (var shard in table.Map.Shards)
        {
            foreach (var node in table.NodesOf(shard))
            {
                if (includesReplicas || node.Info.Role == NodeRole.Primary)
                {
                    // A shard is meant, not the machine: if its primary fails meanwhile, the next one answers.
                    var part = call.CreatePart(made);
                    part.Target = (includesReplicas ? null : table.RouteTo(shard)) ?? ClusterRoute.ByAddress(node.Address);
                    part.Request.CopyFrom(command.Request);
                    asked[made] = node;
                    parts[made++] = part;
                }
            }
        }

        Send(call, parts);
    }

    /// <summary>Sends all parts, those for one node in one write.</summary>
    private void Send(FanOut call, PendingCommand[] parts)
    {
        var connections = new Connection[parts.Length];
        var gathering = 0;
        foreach (var part in parts)
        {
            if (NodeOf(part)?.Link.Current is { } connection && Array.IndexOf(connections, connection, 0, gathering) < 0)
            {
                connections[gathering++] = connection;
                connection.GatherOutput();
            }
        }

        foreach (var part in parts)
        {
            if (!call.ReleaseIfOver(part))
            {
                Forward(part);
            }
        }

        foreach (var connection in connections.AsSpan(0, gathering))
        {
            connection.SendQueued();
        }

        Wake();
    }

    private ClusterNode? NodeOf(PendingCommand part) => part.Target is SingleNodeRoute route
        ? Find(route, out _)
        : Table.PrimaryOf(part.Request.Slot);

    private static int CountPrimaries(RoutingTable table)
    {
        var count = 0;
        foreach (var primary in table.Primaries)
        {
            count += primary is null ? 0 : 1;
        }

        return count;
    }
}
