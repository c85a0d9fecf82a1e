using Glide.Harness;

namespace Glide.Chaos.Operating;

/// <content>Nodes that come, go and change their roles.</content>
internal sealed partial class ClusterOperator
{
    /// <summary>Ends a node as a crash would, and returns when its replica has taken over: the moment at which it said so.</summary>
    public async Task<double> KillAsync(ValkeyServer primary)
    {
        var replica = await ReplicaOfAsync(primary);
        await LeaveAsync(primary);
        await primary.KillAsync();
        return await PromotionAsync(replica);
    }

    /// <summary>Starts a killed node again. It comes back without its data, as the replica of who replaced it.</summary>
    public async Task RestartAsync(ValkeyServer node)
    {
        await node.RestartAsync();
        await JoinAsync(node);
    }

    /// <summary>Freezes a node and returns when its replica has taken over: the moment at which it said so.</summary>
    public async Task<double> PauseAsync(ValkeyServer primary)
    {
        var replica = await ReplicaOfAsync(primary);
        await LeaveAsync(primary);
        _paused = primary;
        primary.Pause();
        return await PromotionAsync(replica);
    }

    /// <summary>Lets a frozen node go on.</summary>
    public async Task ResumeAsync(ValkeyServer node)
    {
        node.Resume();
        _paused = null;
        await JoinAsync(node);
    }

    /// <summary>Has the replica take over in agreement with its primary, and returns when it has: the moment at which it said so.</summary>
    public async Task<double> FailOverAsync(ValkeyServer primary)
    {
        var replica = await ReplicaOfAsync(primary);
        await ManualFailover.RunAsync(replica);
        return Moment.Now;
    }

    /// <summary>Starts a node and makes it known to all; it has no slots yet.</summary>
    public async Task<ValkeyServer> AddAsync()
    {
        var node = await ValkeyServer.StartAsync(cluster.Primaries[0].Options);
        _added.Add(node);
        var known = _nodes[0];
        await node.ExecuteAsync("CLUSTER", "MEET", known.Host, Text(known.Port), Text(known.BusPort));
        await JoinAsync(node);
        await SettleAsync();
        return node;
    }

    /// <summary>Has every node forget one that has no slots any more, and ends it.</summary>
    public async Task RemoveAsync(ValkeyServer node)
    {
        var id = await IdOfAsync(node);
        await LeaveAsync(node);
        foreach (var other in _nodes)
        {
            await other.ExecuteAsync("CLUSTER", "FORGET", id);
        }

        await node.KillAsync();
    }

    private Task JoinAsync(ValkeyServer node)
    {
        _nodes.Add(node);
        return control.WatchAsync(node);
    }

    private static async Task<double> PromotionAsync(ValkeyServer replica)
    {
        await Eventually.TrueAsync(
            async () => (await replica.GetInfoAsync("replication"))["role"] == "master", Patience, "the replica has taken over");
        return Moment.Now;
    }
}
