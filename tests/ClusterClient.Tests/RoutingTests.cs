namespace Glide.ClusterClient.Tests;

public sealed class RoutingTests(SharedCluster shared)
{
    [Fact]
    public async Task Every_key_reaches_the_primary_of_its_slot()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        for (var i = 0; i < 200; i++)
        {
            await client.SetAsync($"routing:{i}", i);
        }

        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(i, (long?)await client.GetAsync($"routing:{i}"));
            var node = client.GetNode($"routing:{i}")!;
            Assert.Equal(i, (long?)await client.On(ClusterRoute.ByAddress(node.Address)).GetAsync($"routing:{i}"));
        }
    }

    [Fact]
    public async Task The_nodes_are_known_with_their_roles()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);

        var nodes = client.GetNodes();

        Assert.Equal(shared.Cluster.Nodes.Select(node => node.Port).Order(), nodes.Select(node => node.Address.Port).Order());
        Assert.Equal(3, nodes.Count(node => node.Role == NodeRole.Primary));
        Assert.All(nodes, node => Assert.Equal(40, node.Id!.Length));
        Assert.Equal(16384, nodes.Where(node => node.Role == NodeRole.Primary).Sum(node => node.Slots.Sum(range => range.Count)));
        Assert.All(nodes, node => Assert.Equal(nodes.Single(other => other.Role == NodeRole.Primary && other.Slots[0] == node.Slots[0]).Slots, node.Slots));
        for (var i = 0; i < 20; i++)
        {
            var slot = GlideClusterClient.KeySlot($"routing:slots:{i}");
            var owner = nodes.Single(node => node.Role == NodeRole.Primary && node.Slots.Any(range => range.Contains(slot)));
            Assert.Equal(client.GetNode($"routing:slots:{i}")!.Address, owner.Address);
        }

        await client.OnAllNodes.PingAsync();
        Assert.All(client.GetNodes(), node => Assert.StartsWith("9.1.", node.ServerVersion, StringComparison.Ordinal));
        Assert.Equal(client.GetNodes(), client.GetNodes());
    }

    [Fact]
    public async Task Keys_of_several_slots_are_split_and_put_back_in_order()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        var keys = Enumerable.Range(0, 100).Select(i => (ValkeyKey)$"split:{i}").ToArray();

        await client.MSetAsync(keys.Select((key, i) => new KeyValue(key, i)).ToArray());
        var values = await client.MGetAsync([.. keys, "split:none", keys[3]]);

        Assert.Equal([.. Enumerable.Range(0, 100).Select(i => (long?)i), null, 3], values.Select(value => value is { } some ? (long?)some : null));
        Assert.Equal(101, await client.ExistsAsync([.. keys, keys[0]]));
        Assert.Equal(100, await client.TouchAsync(keys));
        Assert.Equal(60, await client.DelAsync(keys.AsSpan(0, 60)));
        Assert.Equal(40, await client.UnlinkAsync(keys));
    }

    [Fact]
    public async Task Keys_of_several_slots_are_refused_where_the_command_cannot_be_split()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);

        var error = await Assert.ThrowsAsync<ArgumentException>(() => client.RenameAsync("refused:a", "refused:b").AsTask());

        Assert.Contains("'refused:a' is in slot " + GlideClusterClient.KeySlot("refused:a"), error.Message, StringComparison.Ordinal);
        Assert.Contains("'refused:b' in slot " + GlideClusterClient.KeySlot("refused:b"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_can_be_taken_with_another_timeout_or_a_token()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        const string key = "routing:view";
        await client.SetAsync(key, "1");
        var node = client.GetNode(key)!.Address;
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        Assert.Equal("1", await client.With(TimeSpan.FromSeconds(10)).On(node).GetAsync(key));
        Assert.Equal(3, (await client.With(TimeSpan.FromSeconds(10)).OnAllPrimaries.DbSizeAsync()).EnsureAllSucceeded().Count);
        var up = client.With(cancellationToken: given.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => up.On(node).GetAsync(key).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => up.On(ClusterRoute.SlotKey(key)).GetAsync(key).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => up.OnAllNodes.DbSizeAsync().AsTask());
        Assert.Throws<ArgumentException>(() => client.On(default(NodeAddress)));
    }

    [Fact]
    public async Task What_concerns_the_whole_cluster_is_folded()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        for (var i = 0; i < 30; i++)
        {
            await client.SetAsync($"folded:{i}", i);
        }

        var sizes = await client.OnAllPrimaries.DbSizeAsync();

        Assert.Equal(3, sizes.Count);
        Assert.True(sizes.Sum(reply => reply.Value) >= 30);
        Assert.True(await client.DbSizeAsync() >= 30);
        var info = await client.InfoAsync();
        Assert.Equal(3, info.EnsureAllSucceeded().Count);
        Assert.Equal(6, (await client.OnAllNodes.PingAsync()).EnsureAllSucceeded().Count);
    }
}
