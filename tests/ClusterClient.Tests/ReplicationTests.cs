using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>A primary with replicas, without a cluster.</summary>
public sealed class ReplicationTests : IAsyncLifetime
{
    private ValkeyServer _primary = null!;
    private ValkeyServer _first = null!;
    private ValkeyServer _second = null!;

    public async ValueTask InitializeAsync()
    {
        _primary = await ValkeyServer.StartAsync();
        _first = await ValkeyServer.StartAsync();
        _second = await ValkeyServer.StartAsync();
        await FollowAsync(_first, _primary);
        await FollowAsync(_second, _primary);
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await _primary.DisposeAsync();
    }

    [Fact]
    public async Task The_primary_is_found_from_any_of_them()
    {
        foreach (var seed in new[] { _primary, _first, _second })
        {
            await using var client = await GlideClient.ConnectAsync(For(seed));
            await client.SetAsync("replication:a", seed.Port);
            Assert.Equal(seed.Port, (long?)await client.GetAsync("replication:a"));
        }
    }

    [Fact]
    public async Task Commands_over_several_keys_go_as_they_are()
    {
        await using var client = await GlideClient.ConnectAsync(For(_first));

        await client.MSetAsync(new KeyValue("replication:x", 1), new KeyValue("replication:y", 2));
        await client.RenameAsync("replication:x", "replication:z");

        Assert.Equal(["1", "2"], (await client.MGetAsync("replication:z", "replication:y")).Select(value => value?.ToString()));
        Assert.Contains("role:master", await client.InfoAsync(), StringComparison.Ordinal);
        Assert.True(await client.DbSizeAsync() >= 2);
    }

    [Fact]
    public async Task Reads_go_to_the_replicas_where_that_is_wanted()
    {
        await using var writer = await GlideClient.ConnectAsync(For(_primary));
        await writer.SetAsync("replication:read", "1");
        await using var session = await writer.OpenSessionAsync();
        await session.SetAsync("replication:read", "2");
        Assert.Equal(2, await session.WaitAsync(2, TimeSpan.FromSeconds(20)));
        await using var reader = await GlideClient.ConnectAsync(
            For(_primary) with { ReadFrom = ReadFrom.PreferReplica, TopologyCheckInterval = TimeSpan.FromMilliseconds(100) });

        // One that was too busy to answer when the client came is found at a later look.
        await Eventually.TrueAsync(
            async () => await reader.GetAsync("replication:read") == "2" && await GetsAsync(_first) > 0 && await GetsAsync(_second) > 0,
            what: "both replicas are read from");
        var before = (await GetsAsync(_primary), await GetsAsync(_first) + await GetsAsync(_second));

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("2", await reader.GetAsync("replication:read"));
        }

        Assert.Equal((before.Item1, before.Item2 + 20), (await GetsAsync(_primary), await GetsAsync(_first) + await GetsAsync(_second)));
    }

    [Fact]
    public async Task A_promotion_is_noticed_and_writes_go_on()
    {
        await using var client = await GlideClient.ConnectAsync(For(_primary));
        await client.SetAsync("replication:promoted", "before");

        await _first.ExecuteAsync("REPLICAOF", "NO", "ONE");
        await FollowAsync(_primary, _first);
        await FollowAsync(_second, _first);
        await client.SetAsync("replication:promoted", "after");

        Assert.Equal("after", (await _first.ExecuteAsync("GET", "replication:promoted")).Text);
    }

    [Fact]
    public async Task A_lost_primary_is_waited_for_until_another_is_promoted()
    {
        await using var client = await GlideClient.ConnectAsync(For(_primary));
        await client.SetAsync("replication:lost", "before");

        // What is written to a connection whose end has not been noticed may have been executed, and is not sent again.
        await _primary.KillAsync();
        await Eventually.TrueAsync(() => client.State == ConnectionState.Reconnecting, what: "the client has noticed the loss");
        var waiting = client.SetAsync("replication:lost", "after").AsTask();
        await _second.ExecuteAsync("REPLICAOF", "NO", "ONE");
        await FollowAsync(_first, _second);
        await Eventually.CompletesAsync(waiting);

        Assert.Equal("after", (await _second.ExecuteAsync("GET", "replication:lost")).Text);
    }

    [Fact]
    public async Task A_client_that_only_reads_needs_no_primary_and_refuses_writes()
    {
        await _primary.KillAsync();
        await using var client = await GlideClient.ConnectAsync(For(_first) with { ReadOnly = true });

        Assert.Null(await client.GetAsync("replication:none"));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.SetAsync("replication:none", "1").AsTask());
        Assert.Contains("ReadOnly", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_primary_connecting_fails_with_what_was_found()
    {
        await _primary.KillAsync();

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(
            () => GlideClient.ConnectAsync(For(_first) with { ConnectionTimeout = TimeSpan.FromSeconds(5) }));

        Assert.Contains("is a primary", error.Message, StringComparison.Ordinal);
    }

    private static GlideClientOptions For(ValkeyServer seed) => new()
    {
        Addresses = [new NodeAddress(seed.Host, seed.Port)],
        RequestTimeout = TimeSpan.FromSeconds(20),
        ConnectionTimeout = TimeSpan.FromSeconds(20),
        ReconnectBackoff = new ReconnectBackoff { Factor = TimeSpan.FromMilliseconds(5) },
    };

    private static async Task FollowAsync(ValkeyServer replica, ValkeyServer primary)
    {
        await replica.ExecuteAsync("REPLICAOF", primary.Host, ClusterControl.Text(primary.Port));
        await Eventually.TrueAsync(
            async () => (await replica.GetInfoAsync("replication")).GetValueOrDefault("master_link_status") == "up", what: "the replica is in step");
    }

    private static async Task<long> GetsAsync(ValkeyServer node)
    {
        var stats = await node.GetInfoAsync("commandstats");
        return stats.TryGetValue("cmdstat_get", out var line) ? long.Parse(line.Split(',')[0].Split('=')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
    }
}
