using System.Text;
using Glide.Protocol;

namespace Glide.Cluster.Tests;

public class TopologyViewTests
{
    private static readonly NodeAddress Asked = new("seed.example", 6379);

    [Fact]
    public void Shards_become_a_map()
    {
        var view = TopologyView.FromShards(
            [
                Shard([new(0, 99), new(200, 16383)], Node("b", 2), Node("a", 1, ClusterNodeRole.Primary)),
                Shard([new(100, 199)], Node("c", 3, ClusterNodeRole.Primary)),
                Shard([], Node("d", 4, ClusterNodeRole.Primary)),
            ],
            Asked,
            tls: false);
        Assert.Equal(Asked, view.AnsweredBy);
        Assert.True(view.Map.CoversAllSlots);
        Assert.Equal(3, view.Map.Shards.Length);
        Assert.Equal([1, 1, 3, 3, 1], view.Map.OwnersOf(0, 99, 100, 199, 200));
        Assert.Equal("b", view.Map.ShardOf(0)!.Replicas[0].Id);
        Assert.Equal("d", view.Map.Find(new("10.0.0.9", 4))!.Id);
        Assert.Equal((0, 0), (view.UnknownEndpoints, view.ContestedSlots));
    }

    [Fact]
    public void Slots_become_the_same_map()
    {
        var shards = TopologyView.FromShards(
            [
                Shard([new(0, 99), new(200, 299)], Node("a", 1, ClusterNodeRole.Primary), Node("b", 2)),
                Shard([new(100, 199)], Node("c", 3, ClusterNodeRole.Primary)),
            ],
            Asked,
            tls: false);
        var slots = TopologyView.FromSlots(
            [Slots(0, 99, Slot("a", 1), Slot("b", 2)), Slots(100, 199, Slot("c", 3)), Slots(200, 299, Slot("a", 1), Slot("b", 2))],
            Asked,
            tls: false);
        Assert.Equal(300, slots.Map.CoveredSlots);
        Assert.False(slots.Map.CoversAllSlots);
        Assert.Equal(2, slots.Map.Shards.Length);
        Assert.Equal(shards.Map.Fingerprint, slots.Map.Fingerprint);
        Assert.Equal(ClusterNodeHealth.Unknown, slots.Map.FindById("a")!.Health);
        Assert.True(slots.Map.FindById("a")!.IsServing);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_node_without_an_endpoint_has_the_host_of_the_one_that_answered(string? endpoint)
    {
        var slots = TopologyView.FromSlots([Slots(0, 1, Slot("a", 7001, endpoint, ("ip", "10.0.0.9"), ("hostname", "node-a")))], Asked, tls: true);
        var node = slots.Map.FindById("a")!;
        Assert.Equal(new("seed.example", 7001), node.Address);
        Assert.Same(node, slots.Map.Find(new("10.0.0.9", 7001)));
        Assert.Same(node, slots.Map.Find(new("node-a", 7001)));
        var shards = TopologyView.FromShards([Shard([new(0, 1)], Node("a", 7001, ClusterNodeRole.Primary) with { Endpoint = endpoint })], Asked, tls: false);
        Assert.Equal(new("seed.example", 7001), shards.Map.FindById("a")!.Address);
    }

    [Fact]
    public void A_node_without_a_known_endpoint_is_left_out()
    {
        var slots = TopologyView.FromSlots(
            [Slots(0, 99, Slot("a", 1, "?", ("ip", "10.0.0.9")), Slot("b", 2)), Slots(100, 199, Slot("c", 3, "?")), Slots(200, 299, Slot("a", 1, "?"), Slot("b", 2))],
            Asked,
            tls: false);
        Assert.Equal(2, slots.UnknownEndpoints);
        Assert.Equal(1, slots.Map.Nodes.Length);
        Assert.Null(slots.Map.ShardOf(0)!.Primary);
        Assert.Equal("b", slots.Map.ShardOf(299)!.Replicas[0].Id);
        Assert.Null(slots.Map.ShardOf(100));
        Assert.Equal(200, slots.Map.CoveredSlots);
    }

    [Fact]
    public void Host_names_are_what_certificates_speak_of()
    {
        var slot = Slot("a", 1, "10.0.0.9", ("hostname", "node-a"));
        Assert.Equal(new("node-a", 1), TopologyView.FromSlots([Slots(0, 1, slot)], Asked, tls: true).Map.FindById("a")!.Address);
        Assert.Equal(new("10.0.0.9", 1), TopologyView.FromSlots([Slots(0, 1, slot)], Asked, tls: false).Map.FindById("a")!.Address);
        foreach (var tls in (bool[])[true, false])
        {
            // A redirect may use either.
            var map = TopologyView.FromSlots([Slots(0, 1, slot)], Asked, tls).Map;
            Assert.NotNull(map.Find(new("node-a", 1)));
            Assert.NotNull(map.Find(new("10.0.0.9", 1)));
        }
    }

    [Fact]
    public void A_host_name_that_the_server_prefers_is_the_address_and_its_ip_an_alias()
    {
        var node = Node("a", 1, ClusterNodeRole.Primary) with { Endpoint = "node-a", HostName = "node-a" };
        var map = TopologyView.FromShards([Shard([new(0, 1)], node)], Asked, tls: false).Map;
        Assert.Equal(new("node-a", 1), map.FindById("a")!.Address);
        Assert.Equal([new("10.0.0.9", 1)], map.FindById("a")!.Aliases);
    }

    [Theory]
    [InlineData(1, 2, false, 1)]
    [InlineData(1, 2, true, 2)]
    [InlineData(1, null, true, 1)]
    [InlineData(null, 2, false, 2)]
    [InlineData(0, 2, false, 2)]
    [InlineData(1, 0, true, 1)]
    public void The_port_is_the_one_of_the_kind_of_connection(int? port, int? tlsPort, bool tls, int expected)
    {
        var node = Node("a", 9, ClusterNodeRole.Primary) with { Port = port, TlsPort = tlsPort };
        Assert.Equal(expected, TopologyView.FromShards([Shard([new(0, 1)], node)], Asked, tls).Map.OwnerOf(0));
    }

    [Fact]
    public void A_node_without_a_port_is_left_out()
    {
        var node = Node("a", 9, ClusterNodeRole.Primary) with { Port = null };
        Assert.Equal(1, TopologyView.FromShards([Shard([new(0, 1)], node)], Asked, tls: false).UnknownEndpoints);
        Assert.Equal(1, TopologyView.FromSlots([Slots(0, 1, Slot("a", 0))], Asked, tls: false).UnknownEndpoints);
        Assert.Equal(1, TopologyView.FromSlots([Slots(0, 1, Slot("a", 70_000))], Asked, tls: false).UnknownEndpoints);
    }

    [Fact]
    public void Health_and_zone_are_kept()
    {
        var map = TopologyView.FromShards(
            [
                Shard(
                    [new(0, 1)],
                    Node("a", 1, ClusterNodeRole.Primary) with { AvailabilityZone = "eu-1" },
                    Node("b", 2) with { Health = ClusterNodeHealth.Failed, AvailabilityZone = "" },
                    Node("c", 3) with { Health = ClusterNodeHealth.Loading }),
            ],
            Asked,
            tls: false).Map;
        Assert.Equal("eu-1", map.FindById("a")!.AvailabilityZone);
        Assert.Null(map.FindById("b")!.AvailabilityZone);
        Assert.Equal([true, false, false], map.Nodes.ToArray().Select(node => node.IsServing));
        Assert.Equal("z", TopologyView.FromSlots([Slots(0, 1, Slot("a", 1, "h", ("availability-zone", "z")))], Asked, tls: false).Map.FindById("a")!.AvailabilityZone);
    }

    [Theory]
    [InlineData(ClusterNodeHealth.Failed, 9, ClusterNodeHealth.Online, 1, "b")]
    [InlineData(ClusterNodeHealth.Online, 1, ClusterNodeHealth.Failed, 9, "a")]
    [InlineData(ClusterNodeHealth.Loading, 9, ClusterNodeHealth.Online, 1, "b")]
    [InlineData(ClusterNodeHealth.Online, 1, ClusterNodeHealth.Online, 2, "b")]
    [InlineData(ClusterNodeHealth.Online, 2, ClusterNodeHealth.Online, 2, "a")]
    public void Of_two_primaries_of_a_shard_the_living_one_is_meant(ClusterNodeHealth health, int offset, ClusterNodeHealth otherHealth, int otherOffset, string primary)
    {
        var map = TopologyView.FromShards(
            [
                Shard(
                    [new(0, 1)],
                    Node("a", 1, ClusterNodeRole.Primary) with { Health = health, ReplicationOffset = offset },
                    Node("b", 2, ClusterNodeRole.Primary) with { Health = otherHealth, ReplicationOffset = otherOffset }),
            ],
            Asked,
            tls: false).Map;
        Assert.Equal(primary, map.ShardOf(0)!.Primary!.Id);
        Assert.Equal(1, map.ShardOf(0)!.Replicas.Length);
    }

    [Fact]
    public void A_dead_primary_without_a_successor_keeps_its_slots()
    {
        var map = TopologyView.FromShards(
            [Shard([new(0, 1)], Node("a", 1, ClusterNodeRole.Primary) with { Health = ClusterNodeHealth.Failed })], Asked, tls: false).Map;
        Assert.Equal(1, map.OwnerOf(0));
        Assert.False(map.ShardOf(0)!.Primary!.IsServing);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Slots_that_two_claim_go_to_the_one_that_can_serve_them(bool deadFirst)
    {
        ClusterShard[] shards =
        [
            Shard([new(0, 99)], Node("dead", 1, ClusterNodeRole.Primary) with { Health = ClusterNodeHealth.Failed }),
            Shard([new(50, 149)], Node("alive", 2, ClusterNodeRole.Primary)),
            Shard([new(140, 149)], Node("orphan", 3)),
        ];
        var view = TopologyView.FromShards(deadFirst ? shards : [.. shards.Reverse()], Asked, tls: false);
        Assert.Equal(60, view.ContestedSlots);
        Assert.Equal([1, 2, 2, 2], view.Map.OwnersOf(49, 50, 99, 149));
        Assert.Equal(150, view.Map.CoveredSlots);
    }

    [Fact]
    public void The_order_of_a_reply_does_not_matter()
    {
        ClusterSlotRange[] ranges = [Slots(0, 99, Slot("a", 1), Slot("b", 2)), Slots(50, 149, Slot("c", 3), Slot("d", 4)), Slots(150, 150, Slot("a", 1), Slot("e", 5))];
        var there = TopologyView.FromSlots(ranges, Asked, tls: false).Map;
        Assert.Equal(there, TopologyView.FromSlots([.. ranges.Reverse()], Asked, tls: false).Map);
        Assert.Equal(["a", "b", "e"], there.ShardOf(0)!.Nodes.Select(node => node.Id));
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 4)]
    [InlineData(0, 16384)]
    public void Slots_that_do_not_exist_are_refused(long start, long end) =>
        Assert.Throws<ValkeyProtocolException>(() => TopologyView.FromSlots([Slots(start, end, Slot("a", 1))], Asked, tls: false));

    [Fact]
    public void The_resolver_changes_where_to_connect_to_and_not_who_is_meant()
    {
        var asked = new List<NodeAddress>();
        var view = TopologyView.FromSlots([Slots(0, 1, Slot("a", 1, null), Slot("b", 2))], Asked, tls: false, address =>
        {
            asked.Add(address);
            return new("localhost", address.Port + 1000);
        });
        Assert.Equal([new("seed.example", 1), new("10.0.0.9", 2)], asked);
        Assert.Equal(new("seed.example", 1), view.Map.FindById("a")!.Address);
        Assert.Equal(new("localhost", 1001), view.Map.FindById("a")!.ConnectAddress);
        Assert.Equal("b", view.Map.Find(new("localhost", 1002))!.Id);
    }

    [Fact]
    public void An_empty_reply_is_an_empty_map()
    {
        Assert.Equal(SlotMap.Empty, TopologyView.FromShards([], Asked, tls: false).Map);
        Assert.Equal(SlotMap.Empty, TopologyView.FromSlots([new(0, 5, [])], Asked, tls: false).Map);
    }

    /// <summary>As 9.1 sends it over RESP3, with an id of the shard and a zone, and as 8.0 sends it over RESP2: flat arrays.</summary>
    [Fact]
    public void Replies_of_several_versions_are_understood()
    {
        const string New =
            "*1\r\n%3\r\n$5\r\nslots\r\n*2\r\n:0\r\n:16383\r\n$5\r\nnodes\r\n*1\r\n%8\r\n$2\r\nid\r\n$1\r\na\r\n$4\r\nport\r\n:7001\r\n$2\r\nip\r\n$9\r\n127.0.0.1\r\n" +
            "$8\r\nendpoint\r\n$9\r\n127.0.0.1\r\n$4\r\nrole\r\n$6\r\nmaster\r\n$18\r\nreplication-offset\r\n:0\r\n$6\r\nhealth\r\n$6\r\nonline\r\n" +
            "$17\r\navailability-zone\r\n$4\r\neu-1\r\n$2\r\nid\r\n$2\r\ns1\r\n";
        const string Old =
            "*1\r\n*4\r\n$5\r\nslots\r\n*2\r\n:0\r\n:16383\r\n$5\r\nnodes\r\n*1\r\n*14\r\n$2\r\nid\r\n$1\r\na\r\n$4\r\nport\r\n:7001\r\n$2\r\nip\r\n$9\r\n127.0.0.1\r\n" +
            "$8\r\nendpoint\r\n$0\r\n\r\n$4\r\nrole\r\n$6\r\nmaster\r\n$18\r\nreplication-offset\r\n:0\r\n$6\r\nhealth\r\n$6\r\nonline\r\n";
        const string Slots =
            "*1\r\n*3\r\n:0\r\n:16383\r\n*4\r\n$-1\r\n:7001\r\n$1\r\na\r\n*2\r\n$2\r\nip\r\n$9\r\n127.0.0.1\r\n";
        var recent = TopologyView.FromShards(Read(New).ReadArray<ClusterShard>(), Asked, tls: false).Map;
        Assert.Equal(new("127.0.0.1", 7001), recent.ShardOf(0)!.Primary!.Address);
        Assert.Equal("eu-1", recent.ShardOf(0)!.Primary!.AvailabilityZone);
        var older = TopologyView.FromShards(Read(Old).ReadArray<ClusterShard>(), Asked, tls: false).Map;
        Assert.Equal(new("seed.example", 7001), older.ShardOf(0)!.Primary!.Address);
        var slots = TopologyView.FromSlots(Read(Slots).ReadArray<ClusterSlotRange>(), Asked, tls: false).Map;
        Assert.Equal(older.Fingerprint, slots.Fingerprint);
        Assert.Equal(older.Fingerprint, recent.Fingerprint);
        Assert.NotNull(slots.Find(new("127.0.0.1", 7001)));

        static RespReader Read(string reply) => new(Encoding.UTF8.GetBytes(reply));
    }

    private static ClusterShard Shard(SlotRange[] slots, params ClusterShardNode[] nodes) => new() { Slots = slots, Nodes = nodes };

    private static ClusterShardNode Node(string id, int port, ClusterNodeRole role = ClusterNodeRole.Replica) => new()
    {
        Id = id,
        Endpoint = "10.0.0.9",
        Ip = "10.0.0.9",
        Port = port,
        Role = role,
        Health = ClusterNodeHealth.Online,
    };

    private static ClusterSlotRange Slots(long start, long end, params ClusterSlotNode[] nodes) => new(start, end, nodes);

    private static ClusterSlotNode Slot(string id, int port, string? endpoint = "10.0.0.9", params (string Name, string Value)[] metadata) => new()
    {
        Endpoint = endpoint,
        Port = port,
        Id = id,
        Metadata = metadata.ToDictionary(pair => pair.Name, pair => pair.Value),
    };
}
