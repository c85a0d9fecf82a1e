using Glide.Connections;

namespace Glide.Cluster;

/// <content>How nodes are left: what is under way there ends before their connections do.</content>
internal sealed partial class NodeDirectory
{
    /// <summary>How long a node that was left out stays connected at least: calls may be on their way to it still.</summary>
    private const long RetirementMilliseconds = 1000;

    /// <summary>How long a node that was left out may redirect the calls that wait there; it looks at them about once a second.</summary>
    private const long WaitingMilliseconds = 5000;

    private readonly List<ClusterNode> _retired = [];
    private volatile bool _hasRetired;

    /// <summary>Gives away the calls that wait at nodes which have been left.</summary>
    public void GiveAwayRetired(Action<PendingCommand> rehome)
    {
        if (_hasRetired)
        {
            foreach (var node in Retired())
            {
                node.GiveAway(rehome);
            }
        }
    }

    /// <summary>Shows every call to <paramref name="visit"/>, and lets go of nodes that were left; tells whether there is anything to look after.</summary>
    public bool LookAfter<TState>(Action<PendingCommand, TState> visit, TState state, long now, Action<PendingCommand> rehome)
    {
        var any = false;
        foreach (var node in All())
        {
            any |= node.LookAfter(visit, state, now);
        }

        if (!_hasRetired)
        {
            return any;
        }

        foreach (var node in Retired())
        {
            node.LookAfter(visit, state, now);
            if (now - node.RetiredAt >= WaitingMilliseconds)
            {
                node.EndWaitingCalls();
            }

            if (node.IsIdle && now - node.RetiredAt >= RetirementMilliseconds)
            {
                Forget(node);
                node.EndRetirement(rehome);
            }
        }

        return true;
    }

    /// <summary>
    /// Leaves the nodes that no map has: an ASK has named them, or the user as the first to ask. Each would be connected to for ever, and one
    /// that cannot be reached would keep the client looking for what is wrong.
    /// </summary>
    private void LeaveStrays(long now, Action<PendingCommand> rehome)
    {
        List<ClusterNode> left;
        lock (_gate)
        {
            left = _disposed ? [] : TakeStrays();
            _hasRetired = _retired.Count != 0;
        }

        Leave(left, now, rehome);
    }

    /// <summary>Under the lock: takes the nodes that the map does not have out of those that are known; but who alone is asked for maps stays.</summary>
    private List<ClusterNode> TakeStrays()
    {
        List<ClusterNode> left = [];
        if (_nodes.Count == _table.Nodes.Length)
        {
            return left;
        }

        foreach (var node in _nodes.Values)
        {
            if (!_table.Nodes.Contains(node) && !(_cluster.AsksSeedsOnly && _cluster.Seeds.Contains(node.Address)))
            {
                left.Add(node);
            }
        }

        left.ForEach(node => _nodes.Remove(node.Address));
        _retired.AddRange(left);
        return left;
    }

    private void Leave(List<ClusterNode> left, long now, Action<PendingCommand> rehome)
    {
        foreach (var node in left)
        {
            Log.NodeLeft(_logger, node.Address);
            node.BeginRetirement(now, rehome);
        }
    }

    private ClusterNode[] Retired()
    {
        lock (_gate)
        {
            return [.. _retired];
        }
    }

    private void Forget(ClusterNode node)
    {
        lock (_gate)
        {
            _retired.Remove(node);
            _hasRetired = _retired.Count != 0;
        }
    }
}
