using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Who answers reads, told by the nodes' own counts.</summary>
public sealed class ReadFromTests
{
    private const int Reads = 60;
    private const string Key = "{reads}:key";

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
}
