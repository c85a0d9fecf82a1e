using FsCheck;
using FsCheck.Fluent;

namespace Glide.Cluster.Tests;

public class SlotMapMovedTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200);

    [Fact]
    public void To_the_primary_that_has_it_changes_nothing()
    {
        var map = Some.Map(3);
        Assert.Same(map, map.Moved(0, Some.Address(1)));
    }

    [Fact]
    public void To_another_primary_moves_the_slot_alone()
    {
        var map = Some.Map(3);
        var moved = map.Moved(0, Some.Address(11));
        Assert.Equal(11, moved.OwnerOf(0));
        Assert.Equal(1, moved.OwnerOf(1));
        Assert.Equal(map.Nodes.ToArray(), moved.Nodes.ToArray());
        Assert.Equal(1, map.OwnerOf(0));
        Assert.Equal(map, moved.Moved(0, Some.Address(1)));
    }

    [Fact]
    public void To_a_replica_of_the_shard_promotes_it_for_all_slots()
    {
        var moved = Some.Map(3).Moved(7, Some.Address(3));
        Assert.Equal(3, moved.OwnerOf(7));
        Assert.Equal(3, moved.OwnerOf(5460));
        Assert.Equal(11, moved.OwnerOf(5461));
        Assert.Equal([1, 2], moved.ShardOf(7)!.Replicas.ToArray().Select(node => node.Address.Port));
        Assert.All(moved.ShardOf(7)!.Replicas.ToArray(), node => Assert.Equal(NodeRole.Replica, node.Role));
        Assert.True(moved.CoversAllSlots);
    }

    [Fact]
    public void To_a_replica_of_another_shard_makes_a_shard_of_it()
    {
        var moved = Some.Map(3).Moved(7, Some.Address(12));
        Assert.Equal(12, moved.OwnerOf(7));
        Assert.Equal(1, moved.OwnerOf(8));
        Assert.Equal(11, moved.OwnerOf(5461));
        Assert.Equal(4, moved.Shards.Length);
        Assert.Equal([13], moved.ShardOf(5461)!.Replicas.ToArray().Select(node => node.Address.Port));
        Assert.Equal(9, moved.Nodes.Length);
        Assert.Equal("node-12", moved.ShardOf(7)!.Primary!.Id);
    }

    [Fact]
    public void To_an_unknown_node_makes_a_shard_of_it()
    {
        var moved = Some.Map(3).Moved(7, Some.Address(99), new("localhost", 5));
        Assert.Equal(99, moved.OwnerOf(7));
        Assert.Equal(new("localhost", 5), moved.ShardOf(7)!.Primary!.ConnectAddress);
        Assert.Equal(1, moved.OwnerOf(8));
        Assert.Equal(4, moved.Shards.Length);
        Assert.Equal(99, moved.Moved(8, Some.Address(99)).OwnerOf(8));
        Assert.Equal(4, moved.Moved(8, Some.Address(99)).Shards.Length);
    }

    [Fact]
    public void A_slot_that_nobody_held_is_held_afterwards()
    {
        var map = SlotMap.Empty.Moved(7, Some.Address(1)).Moved(9, Some.Address(1));
        Assert.Equal(2, map.CoveredSlots);
        Assert.Equal(1, map.Nodes.Length);
        Assert.Null(map.ShardOf(8));
    }

    [Fact]
    public void The_only_node_of_a_shard_without_primary_takes_its_slots_along()
    {
        var builder = new SlotMapBuilder();
        builder.Assign(builder.AddShard(Some.Replica(1)), 0, 99);
        builder.Assign(builder.AddShard(Some.Primary(2)), 100, 199);
        var moved = builder.Build().Moved(100, Some.Address(1));
        Assert.Equal(1, moved.OwnerOf(100));
        Assert.Equal(1, moved.OwnerOf(0));
        Assert.Equal(2, moved.OwnerOf(101));
        Assert.Equal(2, moved.Shards.Length);
    }

    [Fact]
    public void An_alias_means_its_node()
    {
        var map = SlotMap.SingleShard(Some.Primary(1), Some.Replica(2) with { Aliases = [new("valkey-2", 2)] });
        Assert.Equal(2, map.Moved(0, new("valkey-2", 2)).OwnerOf(0));
        Assert.Equal(2, map.Moved(0, new("valkey-2", 2)).Nodes.Length);
    }

    /// <summary>The model: each slot has an owner; a promotion within a shard takes all that its primary owned.</summary>
    [Fact]
    public void After_any_sequence_every_slot_is_where_its_last_redirect_said() => Check.One(Runs, Prop.ForAll(
        Gen.ListOf(Gen.Zip(Gen.Choose(0, 40).Select(index => index * 409), Gen.Choose(1, 40))).ToArbitrary(),
        redirects =>
        {
            var map = Some.Map(3);
            var owners = Enumerable.Range(0, 41).ToDictionary(index => index * 409, index => map.OwnerOf(index * 409));
            foreach (var (slot, to) in redirects)
            {
                var node = map.Find(Some.Address(to));
                var promoted = node is { Role: NodeRole.Replica } && map.FindShard(node.Address) == map.ShardOf(slot);
                var before = owners[slot];
                map = map.Moved(slot, Some.Address(to));
                foreach (var known in owners.Keys.Where(known => promoted && owners[known] == before).ToList())
                {
                    owners[known] = to;
                }

                owners[slot] = to;
                Assert.All(owners, owner => Assert.Equal(owner.Value, map.OwnerOf(owner.Key)));
                AssertConsistent(map);
            }
        }));

    private static void AssertConsistent(SlotMap map)
    {
        Assert.True(map.CoversAllSlots);
        Assert.Equal(map.Nodes.Length, map.Nodes.ToArray().Select(node => node.Address).Distinct().Count());
        var count = 0;
        foreach (var shard in map.Shards)
        {
            Assert.NotNull(shard.Primary);
            Assert.Equal(count, shard.FirstNode);
            count += shard.Nodes.Length;
            Assert.All(shard.Nodes, node => Assert.Same(shard, map.FindShard(node.Address)));
        }

        Assert.Equal(map.Nodes.Length, count);
    }
}
