using Glide.Connections;

namespace Glide.Cluster;

/// <content>What becomes of a call that a node has answered with an error: it redirects itself, and its caller sees only the reply.</content>
internal sealed partial class ClusterExecutor
{
    protected override bool TryTakeBack(PendingCommand command, ReadOnlySpan<byte> error)
    {
        if (!RetryRule.IsKnown(error) || command.Node is not { } node || command.IsClaimed || IsNailedDown(command))
        {
            return false;
        }

        var isRedirect = Redirect.TryParse(error, out var redirect);
        var to = isRedirect && !redirect.IsUnknown ? redirect.AddressFrom(node.Address) : default;
        var context = new RetryContext(
            command.Deadline == long.MaxValue ? long.MaxValue : command.Deadline - Clock.Milliseconds,
            node.Info.Role == NodeRole.Replica,
            command.Descriptor.IsReadOnly,
            isRedirect && node.Info.Is(to),
            isRedirect && redirect.IsUnknown);
        var decision = RetryRule.Decide(error, context, ref command.Retry, Settings.Random);
        var follows = decision.Action is RetryAction.FollowMoved or RetryAction.FollowAsk;
        if (decision.Refresh is { } reason)
        {
            _monitor.Request(reason);
        }

        if (decision.Action == RetryAction.GiveUp || (follows && !isRedirect))
        {
            return false;
        }

        ClusterNode? target = null;
        if (follows)
        {
            try
            {
                if (decision.Action == RetryAction.FollowMoved)
                {
                    Move(redirect.Slot, to);
                }

                target = _directory.GetOrAdd(to);
            }
#pragma warning disable CA1031 // What the user's resolver throws is the caller's to know; it must not end the connection for everyone.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                command.FailAndRelease(exception);
                return true;
            }
        }

        if (decision.Action == RetryAction.FollowAsk)
        {
            command.NeedsAsking = true;
        }
        else if (decision.Action == RetryAction.Reconnect)
        {
            node.Link.Renew();
        }
        else if (decision.Action == RetryAction.LeaveConnection)
        {
            command.Carrier?.Close(new ValkeyConnectionException($"{node.Address} is no primary any more.", DeliveryStatus.Written));
        }

        // An answer, if not the caller's: the connections that it may still lose are counted anew.
        command.Attempts = 0;
        command.Carrier = null;
        if (decision.WaitMilliseconds > 0 || command.IsBorrowed)
        {
            _parked.Park(command, Clock.Milliseconds + Math.Max(1, decision.WaitMilliseconds));
        }
        else if (target is not null)
        {
            target.Send(command, asReplica: false);
        }
        else if (decision.Action == RetryAction.OtherNode)
        {
            node.Avoid(Clock.Milliseconds);
            SendToOther(command, node);
        }
        else if (decision.Action == RetryAction.Primary && command.Request.Slot >= 0 && Table.PrimaryOf(command.Request.Slot) is { } primary)
        {
            primary.Send(command, asReplica: false);
        }
        else
        {
            Forward(command);
        }

        Wake();
        return true;
    }

    /// <summary>Takes a MOVED over. False if the present map says so already.</summary>
    private bool Move(int slot, NodeAddress to)
    {
        var before = Table.Map;
        if (!_directory.TryMove(slot, to, Clock.Milliseconds, _resume))
        {
            return false;
        }

        if (Table.Map.HasNodesOf(before))
        {
            // Nothing has changed for the calls of other slots, and a migration does this by the thousand.
            GiveAwayWaiting();
            _parked.ResumeSlot(slot);
        }
        else
        {
            OnMapChanged();
        }

        return true;
    }

    /// <summary>Whether the caller wants the answer of this one node, whatever it is.</summary>
    private static bool IsNailedDown(PendingCommand command) => command.Target is SingleNodeRoute { Kind: RouteKind.Address };

    private void SendToOther(PendingCommand command, ClusterNode except)
    {
        var table = Table;
        var slot = command.Target is SingleNodeRoute { Kind: RouteKind.Slot } route ? route.Slot : Math.Max(command.Request.Slot, 0);
        if (table.Map.ShardOf(slot) is not { } shard)
        {
            Forward(command);
            return;
        }

        var chosen = ReplicaSelector.Choose(shard, ReadFrom.AllNodes, NextTurn(), new Readable(table, except, Clock.Milliseconds));
        Send(command, table.NodesOf(shard)[chosen], shard.Nodes[chosen]);
    }

    /// <summary>Which nodes of a shard could answer a read now.</summary>
    private readonly struct Readable(RoutingTable table, ClusterNode? except, long now) : INodeFilter
    {
        public bool IsUsable(Shard shard, int node)
        {
            var candidate = table.NodesOf(shard)[node];
            return candidate.CanRead(now) && candidate != except;
        }
    }
}
