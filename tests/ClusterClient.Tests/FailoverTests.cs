using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Clusters that lose or exchange their primaries; each test has one of its own.</summary>
public sealed class FailoverTests
{
    [Fact]
    public async Task A_coordinated_failover_under_load_loses_no_call()
    {
        await using var cluster = await ValkeyCluster.StartAsync();
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster));
        using var end = new CancellationTokenSource();
        var load = Load.Start(client, callers: 16, end.Token);
        await load.ProgressAsync();

        await ManualFailover.RunAsync(cluster.Replicas[0]);
        await Eventually.TrueAsync(
            () => client.GetNodes().Any(node => node.Role == NodeRole.Primary && node.Address.Port == cluster.Replicas[0].Port),
            what: "the client knows the new primary");
        await load.ProgressAsync();
        await end.CancelAsync();

        Assert.Empty(await load.EndAsync());
    }

    [Fact]
    public async Task A_killed_primary_is_replaced_by_its_replica_and_the_others_serve_meanwhile()
    {
        await using var cluster = await ValkeyCluster.StartAsync(options: SharedCluster.Losing);
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster));
        var lost = cluster.Primaries[0];
        var own = KeyOf(client, lost);
        var others = KeyOf(client, cluster.Primaries[1]);
        await client.SetAsync(own, "before");

        await lost.KillAsync();
        for (var i = 0; i < 100; i++)
        {
            await client.SetAsync(others, i);
        }

        await ClusterControl.WaitForRoleAsync(cluster.Replicas[0], "master");
        await Eventually.CompletesAsync(client.SetAsync(own, "after").AsTask());

        Assert.Equal("after", await client.GetAsync(own));
        Assert.Equal(cluster.Replicas[0].Port, client.GetNode(own)!.Address.Port);
    }

    [Fact]
    public async Task A_paused_primary_is_replaced_without_its_connection_ending()
    {
        await using var cluster = await ValkeyCluster.StartAsync(options: SharedCluster.Losing);
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster) with { RequestTimeout = TimeSpan.FromMilliseconds(250) });
        var paused = cluster.Primaries[2];
        var own = KeyOf(client, paused);
        var others = KeyOf(client, cluster.Primaries[1]);
        await client.With(TimeSpan.FromSeconds(20)).SetAsync(own, "before");

        paused.Pause();
        try
        {
            await Assert.ThrowsAsync<ValkeyTimeoutException>(() => client.SetAsync(own, "lost").AsTask());
            await client.With(TimeSpan.FromSeconds(20)).SetAsync(others, "served");
            await ClusterControl.WaitForRoleAsync(cluster.Replicas[2], "master");
            await Eventually.TrueAsync(
                async () => await Record.ExceptionAsync(() => client.SetAsync(own, "after").AsTask()) is null,
                what: "the shard is served again");
        }
        finally
        {
            paused.Resume();
        }

        await ClusterControl.WaitForRoleAsync(paused, "slave");
        Assert.Equal("after", await client.With(TimeSpan.FromSeconds(20)).GetAsync(own));
    }

    [Fact]
    public async Task A_shard_without_anyone_is_waited_for_and_the_others_are_not_affected()
    {
        await using var cluster = await ValkeyCluster.StartAsync(replicasPerPrimary: 0, options: SharedCluster.Losing with { Configuration = ["cluster-require-full-coverage no"] });
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster));
        await using var strict = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster) with { RequireFullCoverage = true });
        var own = KeyOf(client, cluster.Primaries[2]);
        var others = KeyOf(client, cluster.Primaries[1]);
        await client.SetAsync(others, "1");

        await cluster.Primaries[2].KillAsync();
        await Eventually.TrueAsync(
            () => client.GetNodes().Any(node => node.Address.Port == cluster.Primaries[2].Port && !node.IsConnected),
            what: "the client has noticed that the connection is gone");
        var error = await Assert.ThrowsAnyAsync<ValkeyException>(() => client.With(TimeSpan.FromMilliseconds(300)).SetAsync(own, "1").AsTask());
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        Assert.Equal("1", await client.GetAsync(others));

        // The cluster says that the node is lost some time after it is.
        await Eventually.TrueAsync(
            async () => await Record.ExceptionAsync(() => strict.With(TimeSpan.FromMilliseconds(300)).GetAsync(others).AsTask()) is ValkeyTimeoutException,
            what: "the strict client waits for every shard");
        Assert.Equal("1", await client.GetAsync(others));

        var minute = TimeSpan.FromMinutes(1);
        var waiting = client.With(minute).SetAsync(own, "later").AsTask();
        await cluster.Primaries[2].RestartAsync();
        await Eventually.CompletesAsync(waiting, minute);
        Assert.Equal("later", await client.GetAsync(own));
    }

    private static string KeyOf(GlideClusterClient client, ValkeyServer primary) => Enumerable.Range(0, 10_000)
        .Select(i => $"failover:{i}")
        .First(key => client.GetNode(key)!.Address.Port == primary.Port);
}
