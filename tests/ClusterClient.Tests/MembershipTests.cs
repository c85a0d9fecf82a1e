using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Nodes that come and go.</summary>
public sealed class MembershipTests
{
    [Fact]
    public async Task A_node_that_has_left_is_left_and_one_that_has_joined_is_used()
    {
        await using var cluster = await ValkeyCluster.StartAsync(replicasPerPrimary: 1);
        await using var client = await GlideClusterClient.ConnectAsync(
            SharedCluster.For(cluster) with { ReadFrom = ReadFrom.AllNodes, TopologyCheckInterval = TimeSpan.FromMilliseconds(100) });
        var leaving = cluster.Replicas[0];
        await Eventually.TrueAsync(async () => await ClientsAsync(leaving) > 0, what: "the client is connected to the replica");
        var session = await client.OpenSessionAsync(ClusterRoute.ByAddress(leaving.Host, leaving.Port));

        var id = await leaving.IdAsync();
        foreach (var node in cluster.Nodes.Where(node => node != leaving))
        {
            await node.ExecuteAsync("CLUSTER", "FORGET", id);
        }

        // Otherwise it would introduce itself to the others again.
        await leaving.ExecuteAsync("CLUSTER", "RESET");
        await Eventually.TrueAsync(() => client.GetNodes().Count == 5, what: "the client has forgotten the node");
        await session.PingAsync();
        await session.DisposeAsync();
        await Eventually.TrueAsync(async () => await ClientsAsync(leaving) == 0, what: "its connections are closed");

        await using var joining = await ValkeyServer.StartAsync(new ServerOptions { ClusterEnabled = true });
        var staying = cluster.Nodes.Where(node => node != leaving).ToArray();
        foreach (var node in staying)
        {
            await joining.ExecuteAsync("CLUSTER", "MEET", node.Host, ClusterControl.Text(node.Port), ClusterControl.Text(node.BusPort));
        }

        await Eventually.TrueAsync(() => client.GetNodes().Any(node => node.Address.Port == joining.Port), what: "the client knows the new node");

        await Eventually.TrueAsync(
            async () => (await joining.ExecuteAsync("CLUSTER", "INFO")).Text!.Contains("cluster_state:ok", StringComparison.Ordinal), what: "the new node sees the cluster whole");
        var joined = await joining.IdAsync();
        foreach (var node in staying)
        {
            var known = await node.IdAsync();
            await Eventually.TrueAsync(async () => await KnowsAsync(node, joined) && await KnowsAsync(joining, known), what: "the new node and the others know each other");
        }

        const string key = "membership:moved";
        await client.SetAsync(key, "1");
        var from = cluster.At(client.GetNode(key)!.Address);
        await ClusterControl.MigrateAsync(GlideClusterClient.KeySlot(key), from, joining);

        // Until a replica of the old owner has heard of the move, it may say for a read that there is no such key.
        await Eventually.TrueAsync(
            async () => await client.GetAsync(key) == "1" && client.GetNode(key)!.Address.Port == joining.Port, what: "the new owner's key is read");
    }

    [Fact]
    public async Task Who_waits_at_a_node_that_was_forgotten_with_its_slots_is_told_so()
    {
        await using var cluster = await ValkeyCluster.StartAsync(replicasPerPrimary: 0);
        await using var client = await GlideClusterClient.ConnectAsync(
            SharedCluster.For(cluster) with { TopologyCheckInterval = TimeSpan.FromMilliseconds(100) });
        const string key = "membership:waiting";
        var leaving = cluster.At(client.GetNode(key)!.Address);
        var others = cluster.Primaries.Where(node => node != leaving).ToArray();
        var waiting = client.BLPopAsync(Timeout.InfiniteTimeSpan, key).AsTask();
        await Eventually.TrueAsync(
            async () => (await leaving.GetInfoAsync("clients"))["blocked_clients"] == "1", what: "the call waits at the server");

        var slots = (await leaving.ExecuteAsync("CLUSTER", "SLOTS")).Items!.Single(range => range[2][1].Number == leaving.Port);
        var id = await leaving.IdAsync();

        // Otherwise it would tell the others that the slots are its own, or hear that they are not.
        leaving.Pause();
        try
        {
            foreach (var other in others)
            {
                await other.ExecuteAsync("CLUSTER", "FORGET", id);
            }

            await others[0].ExecuteAsync(
                "CLUSTER", "ADDSLOTSRANGE", ClusterControl.Text((int)slots[0].Number), ClusterControl.Text((int)slots[1].Number));
            var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(waiting));

            Assert.Equal(DeliveryStatus.Written, error.Delivery);
            Assert.Contains("does not belong", error.Message, StringComparison.Ordinal);
            await client.RPushAsync(key, "1");
            Assert.Equal("1", (await client.BLPopAsync(Timeout.InfiniteTimeSpan, key))!.Value.Value);
        }
        finally
        {
            leaving.Resume();
        }
    }

    [Fact]
    public async Task Only_the_first_nodes_are_asked_where_that_is_wanted()
    {
        await using var cluster = await ValkeyCluster.StartAsync(replicasPerPrimary: 0);
        await using var client = await GlideClusterClient.ConnectAsync(
            SharedCluster.For(cluster) with { RefreshTopologyFromInitialNodes = true, TopologyCheckInterval = TimeSpan.FromMilliseconds(20) });
        var before = await ShardsAsync(cluster.Primaries[0]);

        await Eventually.TrueAsync(async () => await ShardsAsync(cluster.Primaries[0]) >= before + 5, what: "the first node has been asked again and again");

        Assert.Equal(0, await ShardsAsync(cluster.Primaries[1]));
        Assert.Equal(0, await ShardsAsync(cluster.Primaries[2]));
    }

    [Fact]
    public async Task Announced_addresses_are_translated_where_the_network_needs_it()
    {
        await using var cluster = await ValkeyCluster.StartAsync(
            replicasPerPrimary: 0, options: new ServerOptions { Configuration = ["cluster-announce-hostname valkey.invalid", "cluster-preferred-endpoint-type hostname"] });
        foreach (var node in cluster.Nodes)
        {
            await Eventually.TrueAsync(
                async () => (await node.ExecuteAsync("CLUSTER", "SHARDS")).ToString().Split("\"hostname\", \"valkey.invalid\"").Length == 4,
                what: "every node has told its host name");
        }

        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster) with
        {
            AddressResolver = announced => new NodeAddress("127.0.0.1", announced.Port),
        });

        for (var i = 0; i < 30; i++)
        {
            await client.SetAsync($"resolved:{i}", i);
        }

        Assert.All(client.GetNodes(), node => Assert.Equal("valkey.invalid", node.Address.Host));
    }

    [Fact]
    public async Task A_cluster_with_several_databases_serves_the_one_that_was_chosen()
    {
        await using var cluster = await ValkeyCluster.StartAsync(
            replicasPerPrimary: 0, options: new ServerOptions { Configuration = ["cluster-databases 4"] });
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster) with { Database = 2 });
        const string key = "database:key";

        await client.SetAsync(key, "two");

        await using var connection = await cluster.At(client.GetNode(key)!.Address).ConnectAsync();
        Assert.True((await connection.ExecuteAsync("GET", key)).IsNull);
        await connection.ExecuteAsync("SELECT", "2");
        Assert.Equal("two", (await connection.ExecuteAsync("GET", key)).Text);
    }

    private static async Task<bool> KnowsAsync(ValkeyServer node, string id) => (await node.ExecuteAsync("CLUSTER", "NODES")).Text!.Split('\n').Any(
        line => line.StartsWith(id, StringComparison.Ordinal) && !line.Contains("handshake", StringComparison.Ordinal));

    private static async Task<long> ClientsAsync(ValkeyServer server) =>
        (await server.ExecuteAsync("CLIENT", "LIST", "TYPE", "normal")).Text!.Split('\n').Count(line => line.Contains("lib-name=Glide.Generated", StringComparison.Ordinal));

    private static async Task<long> ShardsAsync(ValkeyServer node)
    {
        var stats = await node.GetInfoAsync("commandstats");
        return stats.TryGetValue("cmdstat_cluster|shards", out var line) ? long.Parse(line.Split(',')[0].Split('=')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
    }
}
