using Acme.Views;
using Glide.OwnSpecs.Tests.Support;

namespace Glide.OwnSpecs.Tests;

/// <summary>A user's commands in batches and transactions.</summary>
public sealed class BatchTests(OwnServers servers)
{
    [Fact]
    public async Task Handles_are_typed_and_asked_of_the_results()
    {
        await using var client = await servers.ConnectAsync();
        var key = OwnServers.NewPrefix();
        var batch = new Batch();
        batch.StoreAll([new(key + 1, "one"), new(key + 2, "two")]);
        batch.HSet(key + "user", [new("name", "Ada"), new("visits", 3)]);
        var values = batch.FetchAll(key + 1, key + 2);
        var measured = batch.Measure(key + 1);
        var user = batch.User(key + "user");
        var script = batch.RunScript("return {1}");
        var results = await client.ExecuteAsync(batch);
        Assert.Equal(["one", "two"], results[values].Select(value => (string?)value));
        Assert.Equal(3, results[measured]);
        Assert.Equal(3, results.Get(user).Visits);
        Assert.Equal(1, Assert.Single(results[script].AsArray()).AsInt64());
    }

    [Fact]
    public async Task Commands_of_both_kinds_stand_in_one_chain()
    {
        await using var client = await servers.ConnectAsync();
        var key = OwnServers.NewPrefix();
        AtomicBatch batch = new AtomicBatch().Store(out var stored, key, "value").Get(out var read, key).Measure(out var measured, key).Describe(out _, "server");
        var results = await client.ExecuteAsync(batch);
        Assert.True(results[stored]);
        Assert.Equal("value", (string?)results[read]);
        Assert.Equal(5, results[measured]);
    }

    [Fact]
    public async Task A_few_commands_come_back_as_a_tuple()
    {
        await using var client = await servers.ConnectAsync();
        var key = OwnServers.NewPrefix();
        var (stored, measured) = await client.ExecuteAsync((AtomicBatch batch) => (batch.Store(key, "value"), batch.Measure(key)));
        Assert.True(stored);
        Assert.Equal(5, measured);
    }

    [Fact]
    public async Task A_transaction_reads_and_writes_with_them()
    {
        await using var client = await servers.ConnectAsync();
        var key = OwnServers.NewPrefix();
        await client.StoreAsync(key, "value");
        var measured = await client.TransactionAsync([key], async (commands, batch) =>
        {
            var now = await commands.FetchAsync(key);
            batch.Store(key, now + "s");
            return batch.Measure(key);
        });
        Assert.Equal(6, measured);
    }

    [Fact]
    public async Task A_batch_for_a_cluster_is_split_over_its_nodes_and_folded()
    {
        await using var cluster = await servers.ConnectToClusterAsync();
        var prefix = OwnServers.NewPrefix();
        var keys = Enumerable.Range(0, 30).Select(number => (ValkeyKey)(prefix + number)).ToArray();
        var batch = new ClusterBatch();
        batch.StoreAll([.. keys.Select(key => new StoreAllData(key, key.ToString()))]);
        var values = batch.FetchAll(keys);
        var count = batch.CountKeys();
        var some = batch.SomeKey();
        var results = await cluster.ExecuteAsync(batch);
        Assert.Equal(keys.Select(key => key.ToString()), results[values].Select(value => (string?)value));
        Assert.True(results[count] >= keys.Length);
        Assert.NotNull(results[some]);
    }

    [Fact]
    public async Task An_atomic_batch_for_a_cluster_stays_in_one_slot()
    {
        await using var cluster = await servers.ConnectToClusterAsync();
        var tag = "{" + OwnServers.NewPrefix() + "}";
        var batch = new AtomicClusterBatch().Store(out _, tag + 1, "value").MoveKey(out _, tag + 1, tag + 2);
        var measured = batch.Measure(tag + 2);
        Assert.Throws<ArgumentException>(() => batch.Fetch("of another slot"));
        Assert.Equal(5, (await cluster.ExecuteAsync(batch))[measured]);
    }
}
