using System.Globalization;
using System.Text;
using Glide.Commands;
using Glide.Connections;
using Glide.Protocol;

namespace Glide.Cluster;

/// <content>Where a call goes.</content>
internal sealed partial class ClusterExecutor
{
    private readonly bool _readsAnywhere;
    private uint _turn;

    protected override void Forward(PendingCommand command)
    {
        if (_cluster.IsReadOnly && (command.Descriptor.Flags & CommandFlags.Write) != 0)
        {
            command.FailAndRelease(new InvalidOperationException(
                $"{command.Name} writes, and the client only reads (ReadOnly). Nothing was sent."));
            return;
        }

        if (command.Request.Slot >= 0 && command.Target is null)
        {
            SendToSlot(command, command.Request.Slot);
        }
        else
        {
            RouteOtherwise(command);
        }
    }

    private void SendToSlot(PendingCommand command, int slot)
    {
        var table = Table;
        if (_cluster.RequiresFullCoverage && !table.ServesAllSlots && table != RoutingTable.Empty)
        {
            Wait(command);
            return;
        }

        if (ReadsAnywhere(command) && table.Map.ShardOf(slot) is { } shard)
        {
            SendRead(command, table, shard, _cluster.ReadFrom);
        }
        else if (table.PrimaryOf(slot) is { } primary)
        {
            primary.Send(command, asReplica: false);
        }
        else
        {
            Wait(command);
        }
    }

    /// <summary>
    /// Whether other nodes than the primary may answer. Where there need not be one, nothing depends on it. Calls that wait are not for
    /// replicas: the connections of their own have not said READONLY.
    /// </summary>
    private bool ReadsAnywhere(PendingCommand command) =>
        _cluster.IsReadOnly || (_readsAnywhere && command.Descriptor.IsReadOnly && !command.Request.IsBlocking);

    private void SendRead(PendingCommand command, RoutingTable table, Shard shard, ReadFrom strategy)
    {
        var chosen = ReplicaSelector.Choose(shard, strategy, NextTurn(), new Readable(table, except: null, Clock.Milliseconds));
        Send(command, table.NodesOf(shard)[chosen], shard.Nodes[chosen]);
    }

    private static void Send(PendingCommand command, ClusterNode node, NodeInfo info) =>
        node.Send(command, asReplica: info.Role == NodeRole.Replica);

    private uint NextTurn() => Interlocked.Increment(ref _turn);

    private void RouteOtherwise(PendingCommand command)
    {
        if (TryRouteBatch(command))
        {
            return;
        }

        if (Table == RoutingTable.Empty)
        {
            Wait(command);
            return;
        }

        switch (command.Target)
        {
            case SingleNodeRoute single:
                SendTo(command, single);
                return;

            case MultiNodeRoute several:
                FanOutTo(command, several.IncludesReplicas);
                return;

            default:
                break;
        }

        switch (command.Descriptor.RequestPolicy)
        {
            case RequestPolicy.MultiShard when command.Request.Slot == RequestBuffer.SeveralSlots && _cluster.HasSlots:
                Split(command);
                break;

            case RequestPolicy.AllNodes or RequestPolicy.AllShards when command.Descriptor.ResponsePolicy == ResponsePolicy.PerNode && _cluster.HasSlots:
                command.FailAndRelease(new InvalidOperationException(
                    $"{command.Name} speaks about one node, and the replies of several do not fold into one: call it by On(route). Nothing was sent."));
                break;

            case RequestPolicy.AllNodes when command.Descriptor.ResponsePolicy != ResponsePolicy.PerNode:
                FanOutTo(command, includesReplicas: true);
                break;

            case var _ when !_cluster.HasSlots:
                SendToSlot(command, slot: 0);
                break;

            case RequestPolicy.AllShards:
                FanOutTo(command, includesReplicas: false);
                break;

            case var _ when command.Request.Slot == RequestBuffer.SeveralSlots:
                command.FailAndRelease(CrossSlot(command));
                break;

            case RequestPolicy.ExplicitNode or RequestPolicy.Special or RequestPolicy.SlotArgument:
                command.FailAndRelease(new InvalidOperationException(
                    $"{command.Name} concerns one node of a cluster, which has to be named: call it by On(route). Nothing was sent."));
                break;

            default:
                SendAnywhere(command);
                break;
        }
    }

    /// <summary>A command without keys: to any primary, or for a read to where reads go.</summary>
    private void SendAnywhere(PendingCommand command)
    {
        var table = Table;
        var shards = table.Map.Shards;
        if (ReadsAnywhere(command))
        {
            SendRead(command, table, shards[Settings.Random.Next(shards.Length)], _cluster.ReadFrom);
        }
        else if (AnyPrimary() is { } primary)
        {
            primary.Send(command, asReplica: false);
        }
        else
        {
            Wait(command);
        }
    }

    private void SendTo(PendingCommand command, SingleNodeRoute route)
    {
        if (route.Kind == RouteKind.Slot)
        {
            if (route.Role == NodeRole.Primary || (command.Request.IsBlocking && _cluster.HasSlots))
            {
                if (Table.PrimaryOf(route.Slot) is { } primary)
                {
                    primary.Send(command, asReplica: false);
                    return;
                }
            }
            else if (Table.Map.ShardOf(route.Slot) is { } shard)
            {
                SendRead(command, Table, shard, ReadFrom.PreferReplica);
                return;
            }

            Wait(command);
            return;
        }

        if (Find(route, out var isReplica) is { } node)
        {
            node.Send(command, isReplica);
        }
        else
        {
            command.FailAndRelease(new ValkeyConnectionException(
                $"{command.Name} cannot be sent to {route}: the cluster has no such node.", DeliveryStatus.NotWritten));
        }
    }

    private ClusterNode? Find(SingleNodeRoute route, out bool isReplica)
    {
        var table = Table;
        var node = route.Kind switch
        {
            RouteKind.Address => table.Find(route.Address),
            RouteKind.Random when table.Nodes.Length > 0 => table.Nodes[Settings.Random.Next(table.Nodes.Length)],
            RouteKind.Slot when route.Role == NodeRole.Primary => table.PrimaryOf(route.Slot),
            RouteKind.Slot when table.Map.ShardOf(route.Slot) is { } shard =>
                table.NodesOf(shard)[ReplicaSelector.Choose(shard, ReadFrom.PreferReplica, NextTurn(), new Readable(table, except: null, Clock.Milliseconds))],
            _ => null,
        };
        isReplica = node?.Info.Role == NodeRole.Replica;
        return node;
    }

    /// <summary>A primary that can be reached, if there is one; otherwise one that cannot.</summary>
    private ClusterNode? AnyPrimary()
    {
        var primaries = Table.Primaries;
        if (primaries.IsEmpty)
        {
            return null;
        }

        var first = Settings.Random.Next(primaries.Length);
        ClusterNode? unreachable = null;
        for (var i = 0; i < primaries.Length; i++)
        {
            if (primaries[(first + i) % primaries.Length] is { } primary)
            {
                if (primary.IsUsable)
                {
                    return primary;
                }

                unreachable ??= primary;
            }
        }

        return unreachable;
    }

    /// <summary>Nobody can take the call now: it waits for the next map within its own time.</summary>
    private void Wait(PendingCommand command)
    {
        _parked.Park(command, long.MaxValue);
        _monitor.Request(RefreshReason.Trouble);
    }

    private static ArgumentException CrossSlot(PendingCommand command)
    {
        var request = command.Request;
        var keys = request.Keys;
        var other = 1;
        while (keys[other].Slot == keys[0].Slot)
        {
            other++;
        }

        return new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"{command.Name} needs all its keys in one slot, but '{Text(keys[0])}' is in slot {keys[0].Slot} and '{Text(keys[other])}' in slot {keys[other].Slot}; a common hash tag such as {{tag}} in both would bring them together. Nothing was sent."));

        string Text(in KeyPosition key) => Encoding.UTF8.GetString(request.GetKey(key));
    }
}
