using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>What servers answer while slots move, on a cluster whose slots end up where they were.</summary>
public sealed class RedirectTests(SharedCluster shared)
{
    [Fact]
    public async Task A_moved_slot_is_followed_and_remembered()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with { TopologyCheckInterval = Timeout.InfiniteTimeSpan });
        const string key = "{redirect:moved}:a";
        var slot = GlideClusterClient.KeySlot(key);
        await client.SetAsync(key, "1");
        var from = shared.Cluster.At(client.GetNode(key)!.Address);
        var to = shared.Cluster.Primaries.First(node => node != from);

        await ClusterControl.MigrateAsync(slot, from, to);
        var value = await client.GetAsync(key);
        await client.SetAsync(key, "2");
        var owner = client.GetNode(key)!.Address;
        await ClusterControl.MigrateAsync(slot, to, from);

        Assert.Equal("1", value);
        Assert.Equal(to.Port, owner.Port);
        Assert.Equal("2", await client.GetAsync(key));
    }

    [Fact]
    public async Task A_key_that_is_on_its_way_is_asked_for_where_it_is()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        const string here = "{redirect:ask}:here";
        const string there = "{redirect:ask}:there";
        var slot = GlideClusterClient.KeySlot(here);
        await client.MSetAsync(new KeyValue(here, "1"), new KeyValue(there, "2"));
        var from = shared.Cluster.At(client.GetNode(here)!.Address);
        var to = shared.Cluster.Primaries.First(node => node != from);

        await ClusterControl.BeginMigrationAsync(slot, from, to);
        await ClusterControl.MoveKeyAsync(there, from, to);
        var values = (await client.GetAsync(here), await client.GetAsync(there));
        await client.SetAsync("{redirect:ask}:new", "3");
        var owner = client.GetNode(here)!.Address;
        await ClusterControl.MigrateAsync(slot, from, to);
        await ClusterControl.MigrateAsync(slot, to, from);

        Assert.Equal("1 2", $"{values.Item1} {values.Item2}");
        Assert.Equal(from.Port, owner.Port);
        Assert.Equal("3", await client.GetAsync("{redirect:ask}:new"));
    }

    [Fact]
    public async Task Keys_of_one_slot_in_two_places_are_tried_again_until_they_are_together()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        const string here = "{redirect:tryagain}:here";
        const string there = "{redirect:tryagain}:there";
        var slot = GlideClusterClient.KeySlot(here);
        await client.MSetAsync(new KeyValue(here, "1"), new KeyValue(there, "2"));
        var from = shared.Cluster.At(client.GetNode(here)!.Address);
        var to = shared.Cluster.Primaries.First(node => node != from);
        await ClusterControl.BeginMigrationAsync(slot, from, to);
        await ClusterControl.MoveKeyAsync(there, from, to);

        var short1 = client.With(TimeSpan.FromMilliseconds(60)).MGetAsync(here, there).AsTask();
        var error = await Record.ExceptionAsync(() => short1);
        var patient = client.MGetAsync(here, there).AsTask();
        Assert.False(patient.IsCompleted);
        await ClusterControl.MigrateAsync(slot, from, to);
        var values = await Eventually.CompletesAsync(patient);
        await ClusterControl.MigrateAsync(slot, to, from);

        Assert.Equal(["1", "2"], values.Select(value => value?.ToString()));
        Assert.True(error is ValkeyServerException { Code: "TRYAGAIN" } or ValkeyTimeoutException, error?.ToString());
    }

    [Fact]
    public async Task A_part_of_a_call_moves_alone()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        var keys = Enumerable.Range(0, 30).Select(i => (ValkeyKey)$"redirect:part:{i}").ToArray();
        await client.MSetAsync(keys.Select((key, i) => new KeyValue(key, i)).ToArray());
        var slot = GlideClusterClient.KeySlot(keys[7]);
        var from = shared.Cluster.At(client.GetNode(keys[7])!.Address);
        var to = shared.Cluster.Primaries.First(node => node != from);

        await ClusterControl.MigrateAsync(slot, from, to);
        var values = await client.MGetAsync(keys);
        await ClusterControl.MigrateAsync(slot, to, from);

        Assert.Equal(Enumerable.Range(0, 30).Select(i => (long?)i), values.Select(value => (long?)value!.Value));
    }

    [Fact]
    public async Task A_call_by_address_goes_there_and_nowhere_else()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        const string key = "redirect:elsewhere";
        var other = client.GetNodes().First(node => node.Role == NodeRole.Primary && node != client.GetNode(key));

        var error = await Assert.ThrowsAsync<ValkeyServerException>(() => client.On(ClusterRoute.ByAddress(other.Address)).GetAsync(key).AsTask());

        Assert.Equal("MOVED", error.Code);
    }

    [Fact]
    public async Task The_client_of_one_server_says_that_it_is_the_wrong_one()
    {
        var node = shared.Cluster.Primaries[0];
        var patience = TimeSpan.FromSeconds(20);
        await using var client = await GlideClient.ConnectAsync(
            new GlideClientOptions { Host = node.Host, Port = node.Port, RequestTimeout = patience, ConnectionTimeout = patience });
        var key = Enumerable.Range(0, 100).Select(i => $"wrong:{i}").First(key => GlideClusterClient.KeySlot(key) > 10000);

        var error = await Assert.ThrowsAsync<ValkeyServerException>(() => client.GetAsync(key).AsTask());

        Assert.Equal("MOVED", error.Code);
        Assert.Contains("GlideClusterClient", error.Message, StringComparison.Ordinal);
    }
}
