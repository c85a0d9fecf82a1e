namespace Glide.ClusterClient.Tests.Batches;

/// <summary>Transactions in a cluster.</summary>
[Collection(nameof(BatchCluster))]
public sealed class AtomicClusterBatchTests(BatchCluster shared)
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task Every_handle_gives_its_own_reply(int count)
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        var batch = new AtomicClusterBatch();
        Queued<long>[] handles = [.. Enumerable.Range(0, count).Select(_ => batch.Incr($"{{atomic:{count}}}:a"))];
        batch.MGet(out var both, $"{{atomic:{count}}}:a", $"{{atomic:{count}}}:b");

        var results = await client.ExecuteAsync(batch);

        Assert.All(handles, handle => Assert.Equal(handle.Index + 1, results[handle]));
        Assert.Equal([(long?)count, null], results[both].Select(value => (long?)value));
    }

    [Fact]
    public async Task Keys_of_two_slots_are_refused_with_their_names()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        var batch = new AtomicClusterBatch();
        batch.Set("a", 1);

        var other = Assert.Throws<ArgumentException>(() => batch.Set("b", 1));
        var within = Assert.Throws<ArgumentException>(() => batch.MGet("a", "c"));

        Assert.StartsWith(
            "An atomic batch needs the keys of all its commands in one slot, but 'a' is in slot 15495 and 'b' in slot 3300;", other.Message, StringComparison.Ordinal);
        Assert.StartsWith("MGET needs all its keys in one slot, but 'a' is in slot 15495 and 'c' in slot 7365;", within.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => batch.CustomCommand("DBSIZE"));
        Assert.Single(await client.ExecuteAsync(batch));
    }

    [Fact]
    public async Task A_transaction_moves_on_as_a_whole()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with { TopologyCheckInterval = Timeout.InfiniteTimeSpan });
        const string tag = "{atomic:moved}";
        var slot = GlideClusterClient.KeySlot(tag);
        var batch = new AtomicClusterBatch().Incr(out var first, tag + "a").Incr(out _, tag + "b").Incr(out var last, tag + "a");
        await client.ExecuteAsync(batch);
        var from = shared.Cluster.At(client.GetNode(tag)!.Address);
        var to = shared.Cluster.Primaries.First(node => node != from);

        await ClusterControl.MigrateAsync(slot, from, to);
        var results = await client.ExecuteAsync(batch);
        await ClusterControl.MigrateAsync(slot, to, from);

        Assert.Equal((3, 4), (results[first], results[last]));
        Assert.Equal("2", await client.GetAsync(tag + "b"));
    }

    [Fact]
    public async Task A_transaction_on_keys_that_are_on_their_way_runs_where_they_are()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        const string tag = "{atomic:ask}";
        var slot = GlideClusterClient.KeySlot(tag);
        var batch = new AtomicClusterBatch().Incr(out var first, tag + "a").Incr(out var last, tag + "a");
        await client.ExecuteAsync(batch);
        var from = shared.Cluster.At(client.GetNode(tag)!.Address);
        var to = shared.Cluster.Primaries.First(node => node != from);

        await ClusterControl.BeginMigrationAsync(slot, from, to);
        await ClusterControl.MoveKeyAsync(tag + "a", from, to);
        var results = await client.ExecuteAsync(batch);
        await ClusterControl.MigrateAsync(slot, from, to);
        await ClusterControl.MigrateAsync(slot, to, from);

        Assert.Equal((3, 4), (results[first], results[last]));
    }

    [Fact]
    public async Task A_refused_command_aborts_the_transaction()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        var batch = new AtomicClusterBatch().Incr(out _, "{atomic:abort}").CustomCommand(out _, "NONSENSE");

        var error = await Assert.ThrowsAsync<ValkeyTransactionAbortedException>(() => client.ExecuteAsync(batch).AsTask());

        Assert.Equal(1, Assert.Single(error.Errors).Index);
        Assert.Null(await client.GetAsync("{atomic:abort}"));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await client.ExecuteAsync(batch, new ClusterBatchOptions { Retry = BatchRetries.ConnectionErrors }));
    }

    [Fact]
    public async Task A_few_replies_come_back_as_a_tuple()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);

        var (_, one) = await client.ExecuteAsync((AtomicClusterBatch batch) => (batch.Set("{tuple}a", 1), batch.Incr("{tuple}a")));
        var (two, three) = await client.ExecuteAsync((ClusterBatch batch) => (batch.Get("{tuple}a"), batch.Exists("{tuple}a", "tuple:b")));

        Assert.Equal((2, "2", 1), (one, two?.ToString(), three));
    }
}
