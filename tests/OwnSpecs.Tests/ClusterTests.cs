using Acme.Views;
using Glide.OwnSpecs.Tests.Support;

namespace Glide.OwnSpecs.Tests;

/// <summary>A user's commands on a client of a cluster: where they go, and what becomes of several replies.</summary>
public sealed class ClusterTests(OwnServers servers)
{
    [Fact]
    public async Task A_command_goes_to_the_owner_of_its_key()
    {
        await using var cluster = await servers.ConnectToClusterAsync();
        var prefix = OwnServers.NewPrefix();
        for (var number = 0; number < 20; number++)
        {
            Assert.True(await cluster.StoreAsync(prefix + number, number));
            Assert.Equal(number, (long)(await cluster.FetchAsync(prefix + number))!.Value);
        }
    }

    [Fact]
    public async Task The_key_of_a_spec_without_key_specs_is_found_too()
    {
        await using var cluster = await servers.ConnectToClusterAsync();
        var prefix = OwnServers.NewPrefix();
        await cluster.StoreAllAsync([.. Enumerable.Range(0, 20).Select(number => new StoreAllData(prefix + number, "value"))]);
        for (var number = 0; number < 20; number++)
        {
            Assert.Equal(5, await cluster.MeasureAsync(prefix + number));
        }
    }

    [Fact]
    public async Task A_command_over_several_slots_is_split_and_its_replies_are_put_in_order()
    {
        await using var cluster = await servers.ConnectToClusterAsync();
        var prefix = OwnServers.NewPrefix();
        var keys = Enumerable.Range(0, 50).Select(number => (ValkeyKey)(prefix + number)).ToArray();
        await cluster.StoreAllAsync([.. keys.Select(key => new StoreAllData(key, key.ToString()))]);
        Assert.Equal(keys.Select(key => key.ToString()), (await cluster.FetchAllAsync(keys)).Select(value => (string?)value));
        Assert.Equal(keys.Length, await cluster.ForgetAsync(keys));
    }

    [Fact]
    public async Task Replies_of_all_shards_are_folded_by_the_tip_or_the_overlay()
    {
        await using var cluster = await servers.ConnectToClusterAsync();
        var prefix = OwnServers.NewPrefix();
        await cluster.StoreAllAsync([.. Enumerable.Range(0, 50).Select(number => new StoreAllData(prefix + number, "value"))]);
        Assert.True(await cluster.CountKeysAsync() >= 50);
        Assert.NotNull(await cluster.SomeKeyAsync());
    }

    [Fact]
    public async Task What_cannot_be_folded_is_told_by_node()
    {
        await using var cluster = await servers.ConnectToClusterAsync();
        NodeReplies<string> replies = await cluster.DescribeAsync("server");
        Assert.Equal(servers.Shards, replies.Count);
        Assert.All(replies, reply => Assert.Contains("redis_version", reply.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_route_sends_it_where_the_caller_says()
    {
        await using var cluster = await servers.ConnectToClusterAsync();
        var counts = await cluster.OnAllPrimaries.CountKeysAsync();
        Assert.Equal(servers.Shards, counts.Count);
        string one = await cluster.On(ClusterRoute.SlotKey("key")).DescribeAsync("server");
        Assert.Contains("redis_version", one, StringComparison.Ordinal);
        await using var session = await cluster.OpenSessionAsync();
        await session.ClientSetNameAsync("mine");
        Assert.Equal("mine", (string?)await session.NameOfConnectionAsync());
    }

    [Fact]
    public async Task Keys_of_several_slots_are_refused_where_the_command_cannot_be_split()
    {
        await using var cluster = await servers.ConnectToClusterAsync();
#pragma warning disable GLIDE1001 // What the rule finds is what is refused here.
        await Assert.ThrowsAsync<ArgumentException>(async () => await cluster.MoveKeyAsync("a", "b"));
#pragma warning restore GLIDE1001
    }
}
