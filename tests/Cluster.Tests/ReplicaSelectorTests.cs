namespace Glide.Cluster.Tests;

public class ReplicaSelectorTests
{
    // The primary 1 in zone a, the replicas 2 in a, 3 in b, 4 in b, 5 nowhere.
    private static readonly Shard Shard = SlotMap.SingleShard(
        Some.Primary(1) with { AvailabilityZone = "a" },
        Some.Replica(2) with { AvailabilityZone = "a" },
        Some.Replica(3) with { AvailabilityZone = "b" },
        Some.Replica(4) with { AvailabilityZone = "b" },
        Some.Replica(5)).Shards[0];

    [Theory]
    [InlineData("Primary", "1")]
    [InlineData("PreferReplica", "2 3 4 5")]
    [InlineData("AllNodes", "1 2 3 4 5")]
    [InlineData("AzAffinity a", "2")]
    [InlineData("AzAffinity b", "3 4")]
    [InlineData("AzAffinity c", "2 3 4 5")]
    [InlineData("AzAffinityReplicasAndPrimary a", "2")]
    [InlineData("AzAffinityReplicasAndPrimary b", "3 4")]
    [InlineData("AzAffinityReplicasAndPrimary c", "2 3 4 5")]
    [InlineData("AzAffinityAllNodes a", "1 2")]
    [InlineData("AzAffinityAllNodes b", "3 4")]
    [InlineData("AzAffinityAllNodes c", "1 2 3 4 5")]
    public void The_nodes_of_the_first_group_take_turns(string strategy, string nodes) => AssertTurns(Shard, strategy, nodes, "");

    [Theory]
    [InlineData("Primary", "2 3", "1")]
    [InlineData("Primary", "1", "1")]
    [InlineData("PreferReplica", "2", "3 4 5")]
    [InlineData("PreferReplica", "2 3 4 5", "1")]
    [InlineData("PreferReplica", "1 2 3 4 5", "1")]
    [InlineData("AllNodes", "1 3", "2 4 5")]
    [InlineData("AzAffinity a", "2", "3 4 5")]
    [InlineData("AzAffinity b", "3", "4")]
    [InlineData("AzAffinity b", "3 4", "2 5")]
    [InlineData("AzAffinity b", "2 3 4 5", "1")]
    [InlineData("AzAffinityReplicasAndPrimary a", "2", "1")]
    [InlineData("AzAffinityReplicasAndPrimary a", "1 2", "3 4 5")]
    [InlineData("AzAffinityReplicasAndPrimary b", "3 4", "2 5")]
    [InlineData("AzAffinityReplicasAndPrimary b", "2 3 4 5", "1")]
    [InlineData("AzAffinityAllNodes a", "1", "2")]
    [InlineData("AzAffinityAllNodes a", "1 2", "3 4 5")]
    [InlineData("AzAffinityAllNodes b", "1 2 3 4 5", "1")]
    public void Who_cannot_be_asked_is_passed_over(string strategy, string without, string nodes) =>
        AssertTurns(Shard, strategy, nodes, without);

    [Fact]
    public void What_the_cluster_holds_for_failed_or_loading_is_passed_over()
    {
        var shard = SlotMap.SingleShard(
            Some.Primary(1),
            Some.Replica(2) with { Health = ClusterNodeHealth.Failed },
            Some.Replica(3) with { Health = ClusterNodeHealth.Loading },
            Some.Replica(4) with { Health = ClusterNodeHealth.Online }).Shards[0];
        AssertTurns(shard, "PreferReplica", "4", "");
        AssertTurns(shard, "PreferReplica", "1", "4");
    }

    [Fact]
    public void A_shard_without_a_primary_still_has_someone_to_ask()
    {
        var shard = SlotMap.SingleShard(Some.Replica(2), Some.Replica(3)).Shards[0];
        AssertTurns(shard, "Primary", "2 3", "");
        AssertTurns(shard, "Primary", "3", "2");
        AssertTurns(shard, "PreferReplica", "2 3", "");
        AssertTurns(shard, "PreferReplica", "2", "2 3");
    }

    [Fact]
    public void Who_asks_for_a_replica_gets_no_primary()
    {
        Assert.Equal([2, 3, 4, 5], Replicas(Shard, ""));
        Assert.Equal([3, 5], Replicas(Shard, "2 4"));
        Assert.Equal([2, 3, 4, 5], Replicas(Shard, "2 3 4 5"));
        Assert.Equal(-1, ReplicaSelector.ChooseReplica(SlotMap.SingleShard(Some.Primary(1)).Shards[0], 0, new Without("")));

        static int[] Replicas(Shard shard, string without) =>
            [.. Enumerable.Range(0, 60).Select(turn => Port(shard, ReplicaSelector.ChooseReplica(shard, (uint)turn, new Without(without)))).Distinct().Order()];
    }

    [Fact]
    public void Choosing_allocates_nothing()
    {
        var least = long.MaxValue;
        var strategy = ReadFrom.AzAffinityReplicasAndPrimary("c");
        for (var run = 0; run < 10; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var turn = 0U; turn < 100; turn++)
            {
                ReplicaSelector.Choose(Shard, strategy, turn, new EveryOther());
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    /// <summary>Checks which nodes are chosen, that each is as often as the others, and that the turn may overflow.</summary>
    private static void AssertTurns(Shard shard, string strategy, string nodes, string without)
    {
        var readFrom = Parse(strategy);
        var chosen = Enumerable.Range(0, 60)
            .Select(turn => Port(shard, ReplicaSelector.Choose(shard, readFrom, (uint)turn, new Without(without))))
            .ToList();
        int[] expected = [.. nodes.Split(' ').Select(int.Parse)];
        Assert.Equal(expected, chosen.Distinct().Order());
        Assert.All(chosen.GroupBy(port => port), group => Assert.Equal(60 / expected.Length, group.Count()));
        Assert.Contains(Port(shard, ReplicaSelector.Choose(shard, readFrom, uint.MaxValue, new Without(without))), expected);
    }

    private static int Port(Shard shard, int node) => shard.Nodes[node].Address.Port;

    private static ReadFrom Parse(string strategy) => strategy.Split(' ') switch
    {
        ["Primary"] => ReadFrom.Primary,
        ["PreferReplica"] => ReadFrom.PreferReplica,
        ["AllNodes"] => ReadFrom.AllNodes,
        ["AzAffinity", var zone] => ReadFrom.AzAffinity(zone),
        ["AzAffinityReplicasAndPrimary", var zone] => ReadFrom.AzAffinityReplicasAndPrimary(zone),
        ["AzAffinityAllNodes", var zone] => ReadFrom.AzAffinityAllNodes(zone),
        _ => throw new ArgumentException(strategy),
    };

    private readonly struct Without(string ports) : INodeFilter
    {
        public bool IsUsable(Shard shard, int node) => !ports.Split(' ').Contains($"{shard.Nodes[node].Address.Port}");
    }

    private readonly struct EveryOther : INodeFilter
    {
        public bool IsUsable(Shard shard, int node) => node % 2 == 0;
    }
}
