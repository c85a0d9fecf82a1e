namespace Glide.Cluster.Tests;

public class SlotMapTests
{
    [Fact]
    public void An_empty_map_holds_nothing()
    {
        var map = SlotMap.Empty;
        Assert.Equal(0, map.CoveredSlots);
        Assert.False(map.CoversAllSlots);
        Assert.Null(map.ShardOf(0));
        Assert.Null(map.ShardOf(16383));
        Assert.True(map.Nodes.IsEmpty && map.Shards.IsEmpty);
        Assert.Null(map.Find(Some.Address(1)));
    }

    [Fact]
    public void Every_slot_leads_to_its_shard()
    {
        var map = Some.Map(3);
        Assert.True(map.CoversAllSlots);
        Assert.Equal(1, map.OwnerOf(0));
        Assert.Equal(1, map.OwnerOf(5460));
        Assert.Equal(11, map.OwnerOf(5461));
        Assert.Equal(21, map.OwnerOf(16383));
        Assert.Throws<IndexOutOfRangeException>(() => map.ShardOf(16384));
        Assert.Equal(["10922-16383"], map.SlotsOf(map.ShardOf(16383)!).Select(range => range.ToString()));
    }

    [Fact]
    public void Nodes_stand_shard_by_shard_with_the_primary_first()
    {
        var builder = new SlotMapBuilder();
        builder.AddShard(Some.Replica(5), Some.Primary(9), Some.Replica(4));
        builder.AddShard(Some.Replica(3), Some.Replica(2));
        var map = builder.Build();
        Assert.Equal([2, 3, 9, 4, 5], map.Nodes.ToArray().Select(node => node.Address.Port));
        Assert.Null(map.Shards[0].Primary);
        Assert.Equal([2, 3], map.Shards[0].Replicas.ToArray().Select(node => node.Address.Port));
        Assert.Equal(9, map.Shards[1].Primary!.Address.Port);
        Assert.Equal([4, 5], map.Shards[1].Replicas.ToArray().Select(node => node.Address.Port));
        foreach (var shard in map.Shards)
        {
            Assert.Same(shard, map.Shards[shard.Index]);
            Assert.Same(shard.Nodes[^1], map.Nodes[shard.FirstNode + shard.Nodes.Length - 1]);
        }
    }

    [Fact]
    public void A_shard_has_one_primary() =>
        Assert.Throws<ArgumentException>(() => new SlotMapBuilder().AddShard(Some.Primary(1), Some.Primary(2)));

    [Fact]
    public void A_shard_without_nodes_holds_nothing()
    {
        var builder = new SlotMapBuilder();
        builder.Assign(builder.AddShard(), 0, 99);
        builder.Assign(builder.AddShard(Some.Primary(1)), 100, 199);
        var map = builder.Build();
        Assert.Null(map.ShardOf(99));
        Assert.Equal(1, map.OwnerOf(100));
        Assert.Equal(100, map.CoveredSlots);
        Assert.Equal(1, map.Shards.Length);
    }

    [Fact]
    public void A_node_is_found_by_every_name_it_has()
    {
        var named = new NodeInfo(new("valkey-1", 1), NodeRole.Primary)
        {
            Aliases = [new("10.0.0.1", 1), new("valkey-2", 2)],
            ConnectAddress = new("localhost", 7001),
            Id = "a",
        };
        var builder = new SlotMapBuilder();
        builder.AddShard(named);
        builder.AddShard(new NodeInfo(new("valkey-2", 2), NodeRole.Primary) { Id = "b" });
        var map = builder.Build();
        Assert.Equal("a", map.Find(new("VALKEY-1", 1))!.Id);
        Assert.Equal("a", map.Find(new("10.0.0.1", 1))!.Id);
        Assert.Equal("a", map.Find(new("localhost", 7001))!.Id);
        Assert.Equal("b", map.Find(new("valkey-2", 2))!.Id);
        Assert.Null(map.Find(new("10.0.0.1", 2)));
        Assert.Equal("b", map.FindById("b")!.Id);
        Assert.Null(map.FindById("c"));
        Assert.Same(map.Shards[1], map.FindShard(new("valkey-2", 2)));
        Assert.Null(map.FindShard(new("valkey-3", 2)));
        Assert.True(named.Is(new("localhost", 7001)) && named.Is(new("10.0.0.1", 1)) && named.Is(named.Address) && !named.Is(new("x", 1)));
    }

    [Fact]
    public void A_standalone_primary_holds_everything()
    {
        var map = SlotMap.SingleShard(Some.Replica(2), Some.Primary(1));
        Assert.True(map.CoversAllSlots);
        Assert.Equal(1, map.OwnerOf(7));
        Assert.Equal(1, map.Shards.Length);
        Assert.Equal(SlotMap.Empty, SlotMap.SingleShard());
        Assert.Null(SlotMap.SingleShard(Some.Replica(2)).ShardOf(0)!.Primary);
    }

    [Fact]
    public void Maps_are_equal_whatever_the_order_they_were_told_in()
    {
        var there = new SlotMapBuilder();
        there.Assign(there.AddShard(Some.Primary(1), Some.Replica(2), Some.Replica(3)), 0, 9);
        there.Assign(there.AddShard(Some.Primary(4)), 10, 19);
        var back = new SlotMapBuilder();
        back.Assign(back.AddShard(Some.Primary(4)), 10, 19);
        back.Assign(back.AddShard(Some.Replica(3), Some.Replica(2), Some.Primary(1)), 0, 9);
        var (left, right) = (there.Build(), back.Build());
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal(left.Fingerprint, right.Fingerprint);
    }

    [Fact]
    public void Maps_differ_by_all_that_is_known_of_a_node()
    {
        Assert.Equal(With(node => node), With(node => node with { Aliases = [.. node.Aliases] }));
        Assert.NotEqual(With(node => node), With(node => node with { Aliases = [Some.Address(99)] }));
        Assert.NotEqual(With(node => node), With(node => node with { AvailabilityZone = "b" }));
        Assert.NotEqual(With(node => node), With(node => node with { Health = ClusterNodeHealth.Failed }));
        Assert.NotEqual(With(node => node), With(node => node with { Id = "other" }));
        Assert.NotEqual(With(node => node), With(node => node with { ConnectAddress = Some.Address(99) }));

        static SlotMap With(Func<NodeInfo, NodeInfo> change) => SlotMap.SingleShard(Some.Primary(1), change(Some.Replica(2)));
    }

    [Fact]
    public void Maps_differ_by_slots_roles_and_shards()
    {
        var map = Some.Map(2);
        Assert.NotEqual(map, Some.Map(3));
        Assert.NotEqual(map, Some.Map(2, replicas: 1));
        Assert.NotEqual(map, map.Moved(0, Some.Address(11)));
        Assert.NotEqual(map, map.Moved(0, Some.Address(2)));
        Assert.False(map.Equals(null));

        // The same nodes in the same order, as one shard and as two.
        var one = SlotMap.SingleShard(Some.Replica(1), Some.Replica(2));
        var two = new SlotMapBuilder();
        two.Assign(two.AddShard(Some.Replica(1)), 0, 16383);
        two.AddShard(Some.Replica(2));
        Assert.NotEqual(one, two.Build());
    }

    [Fact]
    public void Views_are_compared_by_ids_and_not_by_addresses()
    {
        var map = Some.Map(2);
        var elsewhere = new SlotMapBuilder();
        var second = elsewhere.AddShard(Renamed(Some.Primary(11)), Renamed(Some.Replica(12)), Renamed(Some.Replica(13)));
        var first = elsewhere.AddShard(Renamed(Some.Primary(1)), Renamed(Some.Replica(2)), Renamed(Some.Replica(3)));
        elsewhere.Assign(second, 8192, 16383);
        elsewhere.Assign(first, 0, 8191);
        Assert.NotEqual(map, elsewhere.Build());
        Assert.Equal(map.Fingerprint, elsewhere.Build().Fingerprint);

        static NodeInfo Renamed(NodeInfo node) => node with { Address = new("proxy", 1000 - node.Address.Port) };
    }

    [Fact]
    public void The_assignment_leaves_replicas_out_and_the_fingerprint_only_failed_ones()
    {
        var both = SlotMap.SingleShard(Some.Primary(1), Some.Replica(2), Some.Replica(3));
        var one = SlotMap.SingleShard(Some.Primary(1), Some.Replica(2));
        var failed = SlotMap.SingleShard(Some.Primary(1), Some.Replica(2), Some.Replica(3) with { Health = ClusterNodeHealth.Failed });
        Assert.Equal(both.AssignmentFingerprint, one.AssignmentFingerprint);
        Assert.NotEqual(both.Fingerprint, one.Fingerprint);
        Assert.Equal(one.Fingerprint, failed.Fingerprint);
        Assert.NotEqual(both.AssignmentFingerprint, SlotMap.SingleShard(Some.Primary(2), Some.Replica(1)).AssignmentFingerprint);
        Assert.NotEqual(Some.Map(2).AssignmentFingerprint, Some.Map(2).Moved(8191, Some.Address(11)).AssignmentFingerprint);
    }
}
