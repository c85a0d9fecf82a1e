namespace Glide.ClusterClient.Tests;

/// <summary>Commands that are given as words are routed, split and folded by their descriptors, as typed ones are.</summary>
[Collection(nameof(WholeCluster))]
public sealed class WordsTests(WholeCluster whole)
{
    [Theory]
    [InlineData(ValkeyProtocol.Resp2)]
    [InlineData(ValkeyProtocol.Resp3)]
    public async Task Words_over_several_slots_are_split_and_put_back_in_order(ValkeyProtocol protocol)
    {
        await using var client = await whole.ConnectToEmptyAsync(protocol);

        Assert.Equal("OK", (await client.CustomCommandAsync("MSET", "a", 1, "b", 2, "c", 3)).AsText());
        Assert.Equal("[1, 2, (null), 3, 1]", (await client.CustomCommandAsync("mget", "a", "b", "none", "c", "a")).ToString());
        Assert.Equal(4, (await client.CustomCommandAsync("EXISTS", "a", "b", "c", "a", "none")).AsInt64());
        Assert.Equal(2, (await client.CustomCommandAsync("DEL", "a", "b", "none")).AsInt64());
        Assert.Equal(1, (await client.CustomCommandAsync("UNLINK", "a", "b", "c")).AsInt64());
    }

    [Theory]
    [InlineData(ValkeyProtocol.Resp2)]
    [InlineData(ValkeyProtocol.Resp3)]
    public async Task Words_for_the_whole_cluster_are_folded(ValkeyProtocol protocol)
    {
        await using var client = await whole.ConnectToEmptyAsync(protocol);
        var keys = Enumerable.Range(0, 30).Select(i => $"word:{i}").ToArray();
        foreach (var key in keys)
        {
            await client.SetAsync(key, 1);
        }

        Assert.Equal(30, (await client.CustomCommandAsync("DBSIZE")).AsInt64());
        Assert.Equal(keys.Order(), (await client.CustomCommandAsync("KEYS", "*")).Items.Select(key => key.AsText()).Order());
        Assert.Contains((await client.CustomCommandAsync("RANDOMKEY")).AsText(), keys);
        Assert.Equal("[0, 0]", (await client.CustomCommandAsync("SCRIPT", "EXISTS", new string('0', 40), new string('1', 40))).ToString());
        Assert.Equal("[none, 0, none, 0, other, 0]", (await client.CustomCommandAsync("PUBSUB", "NUMSUB", "none", "none", "other")).ToString());
        Assert.Equal("OK", (await client.CustomCommandAsync("FLUSHALL")).AsText());
        Assert.Equal(0, (await client.CustomCommandAsync("DBSIZE")).AsInt64());
        Assert.True((await client.CustomCommandAsync("RANDOMKEY")).IsNull);
    }

    [Fact]
    public async Task Words_in_several_slots_that_cannot_be_split_are_refused()
    {
        await using var client = await whole.ConnectAsync();

        var error = await Assert.ThrowsAsync<ArgumentException>(() => client.CustomCommandAsync("RENAME", "a", "b").AsTask());

        Assert.Contains("'a' is in slot 15495", error.Message, StringComparison.Ordinal);
        Assert.Contains("'b' in slot 3300", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_whose_place_the_overlay_knows_is_found()
    {
        await using var client = await whole.ConnectToEmptyAsync();

        var error = await Assert.ThrowsAsync<ArgumentException>(() => client.CustomCommandAsync("SORT", "a", "ALPHA", "store", "b").AsTask());

        Assert.Contains("'a' is in slot 15495", error.Message, StringComparison.Ordinal);
        Assert.Contains("'b' in slot 3300", error.Message, StringComparison.Ordinal);
        await client.RPushAsync("{a}1", "2", "1");
        Assert.Equal(2, (await client.CustomCommandAsync("SORT", "{a}1", "LIMIT", 0, 5, "STORE", "{a}2")).AsInt64());
    }

    [Fact]
    public async Task Words_whose_replies_do_not_fold_are_refused_and_run_by_route()
    {
        await using var client = await whole.ConnectAsync();

        foreach (var words in new ValkeyValue[][] { ["INFO"], ["MEMORY", "STATS"], ["LATENCY", "DOCTOR"] })
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.CustomCommandAsync(words).AsTask());
            Assert.Contains("On(route)", error.Message, StringComparison.Ordinal);
            Assert.False((await client.On(ClusterRoute.RandomNode).CustomCommandAsync(words)).IsNull);
            Assert.Equal(3, (await client.OnAllPrimaries.CustomCommandAsync(words)).EnsureAllSucceeded().Count);
        }
    }
}
