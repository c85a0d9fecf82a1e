using System.Text;
using Glide.Protocol;

namespace Glide.Cluster.Tests;

public class ReplicationViewTests
{
    private static readonly NodeAddress Asked = new("valkey-1", 6379);

    [Fact]
    public void A_primary_tells_its_replicas()
    {
        var view = ReplicationView.FromInfo(
            """
            # Server
            server_name:valkey
            redis_mode:standalone
            run_id:2de0c0
            availability_zone:eu-1
            # Persistence
            loading:0
            # Replication
            role:master
            connected_slaves:3
            slave0:ip=10.0.0.2,port=6380,state=online,offset=42,lag=0,type=replica
            slave1:ip=::1,port=6381,state=online,offset=42,lag=1
            slave2:ip=10.0.0.4,port=6382,state=wait_bgsave,offset=0,lag=0
            master_failover_state:no-failover
            master_repl_offset:42
            """,
            Asked);
        Assert.Equal(NodeRole.Primary, view.Role);
        Assert.Null(view.Primary);
        Assert.Equal([new("10.0.0.2", 6380), new("::1", 6381)], view.Replicas);
        Assert.Equal(42, view.Offset);
        Assert.Equal("2de0c0", view.RunId);
        Assert.Equal("eu-1", view.AvailabilityZone);
        Assert.False(view.IsCluster || view.IsLoading);
    }

    [Fact]
    public void A_replica_tells_its_primary()
    {
        var view = ReplicationView.FromInfo(
            "# Replication\r\nrole:slave\r\nmaster_host:10.0.0.1\r\nmaster_port:6379\r\nmaster_link_status:down\r\n" +
            "slave_repl_offset:41\r\nmaster_repl_offset:99\r\n",
            Asked);
        Assert.Equal(NodeRole.Replica, view.Role);
        Assert.Equal(new NodeAddress("10.0.0.1", 6379), view.Primary);
        Assert.False(view.IsLinkUp);
        Assert.Equal(41, view.Offset);
        Assert.Null(view.RunId);
    }

    [Fact]
    public void A_node_of_a_cluster_is_told_from_a_standalone_server()
    {
        Assert.True(ReplicationView.FromInfo("redis_mode:cluster\r\nrole:master\r\n", Asked).IsCluster);
        Assert.True(ReplicationView.FromInfo("server_mode:cluster\r\nrole:master\r\n", Asked).IsCluster);
        Assert.True(ReplicationView.FromInfo("loading:1\r\nrole:master\r\n", Asked).IsLoading);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Replication\r\n")]
    [InlineData("role:sentinel\r\n")]
    public void Without_a_role_there_is_no_view(string info) =>
        Assert.Throws<ValkeyProtocolException>(() => ReplicationView.FromInfo(info, Asked));

    [Fact]
    public void Role_tells_the_same()
    {
        var primary = Role("*3\r\n$6\r\nmaster\r\n:42\r\n*2\r\n*3\r\n$8\r\n10.0.0.2\r\n$4\r\n6380\r\n$2\r\n42\r\n*3\r\n$1\r\n?\r\n$4\r\n6381\r\n$1\r\n0\r\n");
        Assert.Equal((NodeRole.Primary, 42), (primary.Role, primary.Offset));
        Assert.Equal([new("10.0.0.2", 6380)], primary.Replicas);
        var replica = Role("*5\r\n$5\r\nslave\r\n$8\r\n10.0.0.1\r\n:6379\r\n$9\r\nconnected\r\n:42\r\n");
        Assert.Equal((NodeRole.Replica, true), (replica.Role, replica.IsLinkUp));
        Assert.Equal(new NodeAddress("10.0.0.1", 6379), replica.Primary);
        Assert.False(Role("*5\r\n$5\r\nslave\r\n$8\r\n10.0.0.1\r\n:6379\r\n$7\r\nconnect\r\n:-1\r\n").IsLinkUp);
        Assert.Throws<ValkeyProtocolException>(() => Role("*2\r\n$8\r\nsentinel\r\n*0\r\n"));

        static ReplicationView Role(string reply)
        {
            var reader = new RespReader(Encoding.UTF8.GetBytes(reply));
            var view = ReplicationView.ReadRole(ref reader, Asked);
            Assert.True(reader.IsAtEnd);
            return view;
        }
    }

    [Fact]
    public void A_primary_with_its_replicas_is_a_shard()
    {
        var result = ReplicationConsensus.Decide(
            [Replica(2, of: 1), Primary(1), Replica(3, of: 1) with { IsLinkUp = false }, Replica(4, of: 1) with { IsLoading = true }], needsPrimary: true);
        var shard = Assert.Single(result.Map!.Shards.ToArray());
        Assert.True(result.Map.CoversAllSlots);
        Assert.Equal(1, shard.Primary!.Address.Port);
        Assert.Equal([true, true, false, false], shard.Nodes.Select(node => node.IsServing));
        Assert.Contains("10.0.0.1:1 is the primary", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_primary_only_a_reader_is_content()
    {
        Assert.Null(ReplicationConsensus.Decide([Replica(2, of: 1)], needsPrimary: true).Map);
        Assert.Null(ReplicationConsensus.Decide([Replica(2, of: 1)], needsPrimary: false).Map!.ShardOf(0)!.Primary);
        Assert.Null(ReplicationConsensus.Decide([], needsPrimary: false).Map);
    }

    [Fact]
    public void Of_two_primaries_the_one_that_is_followed_is_meant()
    {
        Assert.Equal(2, Port([Primary(1), Primary(2), Replica(3, of: 2)]));
        Assert.Equal(2, Port([Primary(2), Replica(3, of: 2), Primary(1)]));
        Assert.Equal(1, Port([Primary(1) with { Replicas = [Some.Address(9)] }, Primary(2)]));
        var result = ReplicationConsensus.Decide([Primary(1), Primary(2)], needsPrimary: true);
        Assert.Null(result.Map);
        Assert.Contains("10.0.0.1:1", result.Reason, StringComparison.Ordinal);
        Assert.Contains("10.0.0.1:2", result.Reason, StringComparison.Ordinal);

        // The other one is no replica of it, so it is no node to read from.
        Assert.Equal(2, ReplicationConsensus.Decide([Primary(1), Primary(2), Replica(3, of: 2)], needsPrimary: true).Map!.Nodes.Length);

        static int Port(ReplicationView[] views) => ReplicationConsensus.Decide(views, needsPrimary: true).Map!.OwnerOf(0);
    }

    [Fact]
    public void One_server_under_two_addresses_is_one()
    {
        var byName = new ReplicationView(new("valkey-1", 1), NodeRole.Primary) { RunId = "r" };
        var map = ReplicationConsensus.Decide([byName, Primary(1) with { RunId = "r" }, Replica(2, of: 1)], needsPrimary: true).Map!;
        Assert.Equal(2, map.Nodes.Length);
        Assert.Same(map.ShardOf(0)!.Primary, map.Find(Some.Address(1)));
        Assert.Same(map.ShardOf(0)!.Primary, map.Find(new("valkey-1", 1)));
        Assert.Equal(2, ReplicationConsensus.Decide([Primary(1), Primary(1), Replica(2, of: 1)], needsPrimary: true).Map!.Nodes.Length);
    }

    [Fact]
    public void The_resolver_says_where_to_connect_to()
    {
        var map = ReplicationConsensus.Decide([Primary(1)], needsPrimary: true, address => new("localhost", address.Port)).Map!;
        Assert.Equal(new("localhost", 1), map.ShardOf(0)!.Primary!.ConnectAddress);
    }

    [Fact]
    public void Servers_that_others_mention_can_be_asked_next()
    {
        Assert.Equal([Some.Address(1)], ReplicationConsensus.NotAsked([Replica(2, of: 1), Replica(3, of: 1)]));
        Assert.Equal(
            [Some.Address(3)], ReplicationConsensus.NotAsked([Replica(2, of: 1), Primary(1) with { Replicas = [Some.Address(2), Some.Address(3)] }]));
    }

    private static ReplicationView Primary(int number) => new(Some.Address(number), NodeRole.Primary);

    private static ReplicationView Replica(int number, int of) => new(Some.Address(number), NodeRole.Replica) { Primary = Some.Address(of) };
}
