using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Who answers reads, told by the nodes' own counts.</summary>
public sealed class ReadFromTests
{
    private const int Reads = 60;
    private const string Key = "{reads}:key";

    [Fact]
    public async Task A_replica_that_was_loading_when_the_client_came_is_read_from_as_soon_as_it_is_in_step()
    {
        await using var primary = ScriptedServer.Start();
        await using var replica = ScriptedServer.Start();
        var health = "loading";
        primary.On("CLUSTER", "SHARDS").Reply(_ => Shard(Volatile.Read(ref health)));
        replica.On("CLUSTER", "SHARDS").Reply(_ => Shard(Volatile.Read(ref health)));
        replica.On("READONLY").Reply("+OK\r\n");
        primary.On("GET").Reply("$4\r\nhere\r\n");
        replica.On("GET").Reply("$5\r\nthere\r\n");
        await using var client = await GlideClusterClient.ConnectAsync(new GlideClusterClientOptions
        {
            Addresses = [new NodeAddress(primary.Host, primary.Port)],
            RequestTimeout = TimeSpan.FromSeconds(20),
            ConnectionTimeout = TimeSpan.FromSeconds(20),
            ReadFrom = ReadFrom.PreferReplica,
        });

        Assert.Equal("here", await client.GetAsync(Key));
        Volatile.Write(ref health, "online");
        await Eventually.TrueAsync(async () => await client.GetAsync(Key) == "there", what: "the replica is read from");

        string Shard(string health) =>
            $"*1\r\n*4\r\n+slots\r\n*2\r\n:0\r\n:16383\r\n+nodes\r\n*2\r\n{Node(primary, 'a', "master", "online")}{Node(replica, 'b', "replica", health)}";

        static string Node(ScriptedServer node, char id, string role, string health) =>
            $"*14\r\n+id\r\n+{new string(id, 40)}\r\n+port\r\n:{node.Port}\r\n+ip\r\n+{node.Host}\r\n+endpoint\r\n+{node.Host}\r\n" +
            $"+role\r\n+{role}\r\n+replication-offset\r\n:0\r\n+health\r\n+{health}\r\n";
    }

    [Fact]
    public async Task A_replica_that_hangs_costs_the_calls_that_are_on_their_way_to_it_and_no_others()
    {
        await using var cluster = await ValkeyCluster.StartAsync(primaries: 1);
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster) with { ReadFrom = ReadFrom.PreferReplica });
        await client.SetAsync(Key, "1");
        await Eventually.TrueAsync(() => ReadsAsync(client, cluster.Replicas[0]), what: "the replica is read from");

        cluster.Replicas[0].Pause();
        var late = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => client.With(TimeSpan.FromSeconds(1)).GetAsync(Key).AsTask());
        var value = await client.With(TimeSpan.FromSeconds(10)).GetAsync(Key);
        cluster.Replicas[0].Resume();

        Assert.Equal(DeliveryStatus.Written, late.Delivery);
        Assert.Equal("1", value);
        await Eventually.TrueAsync(() => ReadsAsync(client, cluster.Replicas[0]), what: "the replica is read from again");
    }

    [Theory]
    [InlineData("9.1")]
    [InlineData("8.0")]
    public async Task Each_strategy_asks_the_nodes_that_it_names(string version)
    {
        await using var cluster = await ValkeyCluster.StartAsync(
            primaries: 3, replicasPerPrimary: 2, new ServerOptions { Version = version == "9.1" ? ServerVersion.Valkey91 : ServerVersion.Valkey80 });
        var options = SharedCluster.For(cluster);
        await using var client = await GlideClusterClient.ConnectAsync(options);
        var primary = cluster.At(client.GetNode(Key)!.Address);
        var index = cluster.Primaries.ToList().IndexOf(primary);
        var (near, far) = (cluster.Replicas[index], cluster.Replicas[index + 3]);
        await primary.ExecuteAsync("CONFIG", "SET", "availability-zone", "here");
        await near.ExecuteAsync("CONFIG", "SET", "availability-zone", "here");
        await far.ExecuteAsync("CONFIG", "SET", "availability-zone", "there");
        await client.SetAsync(Key, "1");
        foreach (var replica in new[] { near, far })
        {
            await Eventually.TrueAsync(
                async () => await ReadAsync(client.On(ClusterRoute.ByAddress(replica.Host, replica.Port))) == "1", what: "the replica has the key");
        }

        // Until the cluster has heard how far the replicas are it holds them for loading, and nobody shall read from those.
        foreach (var node in cluster.Nodes)
        {
            await Eventually.TrueAsync(
                async () => !(await node.ExecuteAsync("CLUSTER", "SHARDS")).ToString().Contains("loading", StringComparison.Ordinal),
                what: "every node knows that the replicas are in step");
        }

        Assert.Equal((Reads, 0, 0), await CountAsync(ReadFrom.Primary));
        Assert.Equal((0, Reads / 2, Reads / 2), await CountAsync(ReadFrom.PreferReplica));
        Assert.Equal((Reads / 3, Reads / 3, Reads / 3), await CountAsync(ReadFrom.AllNodes));
        Assert.Equal((0, Reads, 0), await CountAsync(ReadFrom.AzAffinity("here")));
        Assert.Equal((0, 0, Reads), await CountAsync(ReadFrom.AzAffinity("there")));
        Assert.Equal((0, Reads / 2, Reads / 2), await CountAsync(ReadFrom.AzAffinity("nowhere")));
        Assert.Equal((0, Reads, 0), await CountAsync(ReadFrom.AzAffinityReplicasAndPrimary("here")));
        Assert.Equal((Reads / 2, Reads / 2, 0), await CountAsync(ReadFrom.AzAffinityAllNodes("here")));

        // A replica that is lost is passed over.
        await using var reader = await GlideClusterClient.ConnectAsync(options with { ReadFrom = ReadFrom.PreferReplica });
        await near.KillAsync();
        for (var i = 0; i < Reads; i++)
        {
            Assert.Equal("1", await reader.GetAsync(Key));
        }

        async Task<(long Primary, long Near, long Far)> CountAsync(ReadFrom readFrom)
        {
            await using var reader = await GlideClusterClient.ConnectAsync(options with { ReadFrom = readFrom });

            // The first reads may come before the connections to the replicas, which are passed over until then.
            await Eventually.TrueAsync(() => readFrom == ReadFrom.Primary || reader.GetNodes().All(node => node.IsConnected), what: "all nodes are connected");
            var before = (await GetsAsync(primary), await GetsAsync(near), await GetsAsync(far));
            for (var i = 0; i < Reads; i++)
            {
                Assert.Equal("1", await reader.GetAsync(Key));
            }

            await reader.SetAsync("{reads}:other", "written");
            return (await GetsAsync(primary) - before.Item1, await GetsAsync(near) - before.Item2, await GetsAsync(far) - before.Item3);
        }
    }

    private static async Task<string?> ReadAsync(IValkeyNodeCommands node)
    {
        try
        {
            return await node.GetAsync(Key);
        }
        catch (ValkeyServerException exception) when (exception.Code is "MOVED" or "MASTERDOWN" or "LOADING")
        {
            return null;
        }
    }

    private static async Task<long> GetsAsync(ValkeyServer node)
    {
        var stats = await node.GetInfoAsync("commandstats");
        return stats.TryGetValue("cmdstat_get", out var line) ? long.Parse(line.Split(',')[0].Split('=')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Whether a read reaches a node.</summary>
    private static async Task<bool> ReadsAsync(GlideClusterClient client, ValkeyServer node)
    {
        var before = await GetsAsync(node);
        await client.GetAsync(Key);
        return await GetsAsync(node) > before;
    }
}
