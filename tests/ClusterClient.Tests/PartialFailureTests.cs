namespace Glide.ClusterClient.Tests;

/// <summary>Calls of which some parts succeed and others do not, because the user has no right to some keys or at some node.</summary>
[Collection(nameof(WholeCluster))]
public sealed class PartialFailureTests(WholeCluster whole) : IAsyncLifetime
{
    private const string Password = "partial";

    private string[] _keys = [];

    public async ValueTask InitializeAsync()
    {
        _keys = await whole.KeyOfEachAsync("partial");
        await whole.OfEachAsync(whole.Cluster.Primaries, "FLUSHALL");

        // The second primary's key is out of reach everywhere; at that primary some commands are as well.
        await whole.OfEachAsync(whole.Cluster.Nodes, "ACL", "SETUSER", "partial", "reset", "on", ">" + Password, "+@all", "~" + _keys[0], "~" + _keys[2]);
        await whole.OfEachAsync([whole.Cluster.Primaries[1]], "ACL", "SETUSER", "partial", "-dbsize", "-flushall", "-script|exists");
    }

    public async ValueTask DisposeAsync() => await whole.OfEachAsync(whole.Cluster.Nodes, "ACL", "DELUSER", "partial");

    [Theory]
    [InlineData(ValkeyProtocol.Resp2)]
    [InlineData(ValkeyProtocol.Resp3)]
    public async Task A_split_write_says_which_keys_were_written(ValkeyProtocol protocol)
    {
        await using var client = await ConnectAsync(protocol);

        var error = await Assert.ThrowsAsync<ValkeyPartialFailureException>(
            () => client.MSetAsync(new KeyValue(_keys[0], "a"), new KeyValue(_keys[1], "b"), new KeyValue(_keys[2], "c")).AsTask());

        AssertSecondFailed(error);
        Assert.Contains("MSET failed in 1 of 3 parts", error.Message, StringComparison.Ordinal);
        Assert.Equal("a", (await whole.OfAsync(whole.Cluster.Primaries[0], "GET", _keys[0])).Text);
        Assert.True((await whole.OfAsync(whole.Cluster.Primaries[1], "GET", _keys[1])).IsNull);
        Assert.Equal("c", (await whole.OfAsync(whole.Cluster.Primaries[2], "GET", _keys[2])).Text);
    }

    [Fact]
    public async Task Split_reads_and_deletions_fail_in_part_typed_and_as_words()
    {
        await using var client = await ConnectAsync();
        ValkeyKey[] keys = [.. _keys.Select(static key => (ValkeyKey)key)];
        ValkeyValue[] words = ["MGET", .. _keys.Select(static key => (ValkeyValue)key)];

        AssertSecondFailed(await Assert.ThrowsAsync<ValkeyPartialFailureException>(() => client.MGetAsync(keys).AsTask()));
        AssertSecondFailed(await Assert.ThrowsAsync<ValkeyPartialFailureException>(() => client.DelAsync(keys).AsTask()));
        AssertSecondFailed(await Assert.ThrowsAsync<ValkeyPartialFailureException>(() => client.ExistsAsync(keys).AsTask()));
        AssertSecondFailed(await Assert.ThrowsAsync<ValkeyPartialFailureException>(() => client.CustomCommandAsync(words).AsTask()));
    }

    [Fact]
    public async Task Where_every_part_fails_the_error_is_the_first_parts_own()
    {
        await using var client = await ConnectAsync();

        var error = await Assert.ThrowsAsync<ValkeyServerException>(() => client.MGetAsync("never:1", "never:2", "never:3").AsTask());

        Assert.Equal("NOPERM", error.Code);
    }

    [Fact]
    public async Task A_call_to_all_shards_says_at_which_node_it_failed()
    {
        await using var client = await ConnectAsync();
        await whole.OfAsync(whole.Cluster.Primaries[0], "SET", _keys[0], "a");
        await whole.OfAsync(whole.Cluster.Primaries[1], "SET", _keys[1], "b");

        AssertSecondNodeFailed(await Assert.ThrowsAsync<ValkeyPartialFailureException>(() => client.DbSizeAsync().AsTask()));
        AssertSecondNodeFailed(await Assert.ThrowsAsync<ValkeyPartialFailureException>(() => client.ScriptExistsAsync("0").AsTask()));
        AssertSecondNodeFailed(await Assert.ThrowsAsync<ValkeyPartialFailureException>(() => client.CustomCommandAsync("DBSIZE").AsTask()));
        AssertSecondNodeFailed(await Assert.ThrowsAsync<ValkeyPartialFailureException>(() => client.FlushAllAsync().AsTask()));
        Assert.Equal([0L, 1L], (await whole.OfEachAsync(whole.Cluster.Primaries.Take(2), "DBSIZE")).Select(static size => size.Number));
    }

    [Fact]
    public async Task Asked_node_by_node_the_others_still_answer()
    {
        await using var client = await ConnectAsync();

        var replies = await client.OnAllPrimaries.DbSizeAsync();

        Assert.Equal(whole.Cluster.Primaries[1].Port, Assert.Single(replies, static reply => reply.Error is not null).Node.Port);
        Assert.Equal(2, replies.Count(static reply => reply.Error is null));
    }

    private async Task<GlideClusterClient> ConnectAsync(ValkeyProtocol protocol = ValkeyProtocol.Resp3) =>
        await GlideClusterClient.ConnectAsync(SharedCluster.For(whole.Cluster) with
        {
            Protocol = protocol,
            User = "partial",
            Password = Password,
        });

    private void AssertSecondFailed(ValkeyPartialFailureException error)
    {
        Assert.Equal(_keys, error.Parts.Select(static part => Assert.Single(part.Keys).ToString()));
        AssertSecondNodeFailed(error);
    }

    private void AssertSecondNodeFailed(ValkeyPartialFailureException error)
    {
        Assert.Equal(whole.Cluster.Primaries.Select(static node => node.Port).Order(), error.Parts.Select(static part => part.Node!.Value.Port).Order());
        var failed = Assert.Single(error.Parts, static part => part.Error is not null);
        Assert.Equal(whole.Cluster.Primaries[1].Port, failed.Node!.Value.Port);
        Assert.Equal("NOPERM", Assert.IsType<ValkeyServerException>(failed.Error).Code);
        Assert.Same(failed.Error, error.InnerException);
    }
}
