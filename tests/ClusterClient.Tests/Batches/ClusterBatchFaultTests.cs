using Glide.Harness;

namespace Glide.ClusterClient.Tests.Batches;

/// <summary>Batches over three shards while something happens to one of them.</summary>
[Collection(nameof(BatchCluster))]
public sealed class ClusterBatchFaultTests(BatchCluster shared)
{
    private static readonly ClusterBatchOptions InPlace = new() { RaiseOnError = false };

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task Moved_slots_take_their_commands_along_in_order(int count)
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with { TopologyCheckInterval = Timeout.InfiniteTimeSpan });
        var tag = $"{{batch:moved:{count}}}";
        var slot = GlideClusterClient.KeySlot(tag);
        var from = shared.Cluster.At(client.GetNode(tag)!.Address);
        var to = shared.Cluster.Primaries.First(node => node != from);
        var batch = new ClusterBatch();
        Queued<long>[] handles = [.. Enumerable.Range(0, count).Select(index => batch.Incr(index % 2 == 0 ? tag : $"batch:{count}:{index}"))];
        batch.MGet(out var some, tag, $"batch:{count}:1");

        await ClusterControl.MigrateAsync(slot, from, to);
        var results = await client.ExecuteAsync(batch);
        await ClusterControl.MigrateAsync(slot, to, from);

        Assert.All(handles, handle => Assert.Equal(handle.Index % 2 == 0 ? (handle.Index / 2) + 1 : 1, results[handle]));
        Assert.Equal([((count + 1) / 2).ToString(System.Globalization.CultureInfo.InvariantCulture), "1"], results[some].Select(value => value?.ToString()));
    }

    [Fact]
    public async Task Keys_on_their_way_are_asked_for_where_they_are()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        const string tag = "{batch:ask}";
        var slot = GlideClusterClient.KeySlot(tag);
        await client.MSetAsync(new KeyValue(tag + "here", 1), new KeyValue(tag + "there", 2));
        var from = shared.Cluster.At(client.GetNode(tag)!.Address);
        var to = shared.Cluster.Primaries.First(node => node != from);
        var batch = new ClusterBatch()
            .Incr(out var here, tag + "here").Incr(out var there, tag + "there").Incr(out _, "batch:ask:other").Incr(out var again, tag + "there");

        await ClusterControl.BeginMigrationAsync(slot, from, to);
        await ClusterControl.MoveKeyAsync(tag + "there", from, to);
        var results = await client.ExecuteAsync(batch);
        await ClusterControl.MigrateAsync(slot, from, to);
        await ClusterControl.MigrateAsync(slot, to, from);

        Assert.Equal((2, 3, 4), (results[here], results[there], results[again]));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task A_lost_connection_costs_the_writes_of_one_node_alone(int count)
    {
        await using var cluster = await ProxiedCluster.ConnectAsync(shared);
        var keys = Enumerable.Range(0, count).Select(index => $"lost:{count}:{index}").ToArray();
        await cluster.Client.ExecuteAsync(Warm(keys));
        var batch = new ClusterBatch();
        Queued<long>[] writes = [.. keys.Select(key => batch.Incr(key))];
        Queued<long>[] reads = [.. keys.Select(key => batch.Exists(key))];
        var slow = cluster.Before(keys[0]);
        slow.ToClient.CutAfter(4 * 10);

        var results = await cluster.Client.ExecuteAsync(batch, InPlace);

        var lost = keys.Select((key, index) => (Key: key, Error: results.ErrorOf(writes[index]))).Where(pair => pair.Error is not null).ToArray();
        var ofNode = keys.Count(key => cluster.Before(key) == slow);
        Assert.Equal(ofNode - 10, lost.Length);
        Assert.All(lost, pair =>
        {
            Assert.Same(slow, cluster.Before(pair.Key));
            Assert.Equal(DeliveryStatus.Written, Assert.IsType<ValkeyConnectionException>(pair.Error).Delivery);
        });

        // What was lost had been written, but the server may have seen only a part of it before the connection ended.
        for (var index = 0; index < count; index++)
        {
            Assert.InRange(results[reads[index]], results.ErrorOf(writes[index]) is null ? results[writes[index]] : 0, 1);
        }
    }

    [Fact]
    public async Task The_loss_is_raised()
    {
        await using var cluster = await ProxiedCluster.ConnectAsync(shared);
        var batch = new ClusterBatch().Incr(out _, "raised:a").Incr(out _, "raised:b").Incr(out _, "raised:c");
        await cluster.Client.ExecuteAsync(batch);
        cluster.Before("raised:a").ToClient.CutAfter(0);

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => cluster.Client.ExecuteAsync(batch).AsTask());

        Assert.Equal(DeliveryStatus.Written, error.Delivery);
    }

    [Fact]
    public async Task What_had_been_written_is_sent_again_when_that_is_asked_for()
    {
        await using var cluster = await ProxiedCluster.ConnectAsync(shared);
        var keys = Enumerable.Range(0, 300).Select(index => $"again:{index}").ToArray();
        await cluster.Client.ExecuteAsync(Warm(keys));
        var batch = new ClusterBatch();
        Queued<long>[] writes = [.. keys.Select(key => batch.Incr(key))];
        cluster.Before(keys[0]).ToClient.CutAfter(4 * 10);

        var results = await cluster.Client.ExecuteAsync(batch, new ClusterBatchOptions { Retry = BatchRetries.ConnectionErrors });

        // Those without an answer may have been executed, and were executed once more then.
        Assert.All(writes, write => Assert.InRange(results[write], 1, 2));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task A_node_that_does_not_answer_costs_its_own_commands_alone(int count)
    {
        ManualTime time = new();
        await using var cluster = await ProxiedCluster.ConnectAsync(shared, time);
        var keys = Enumerable.Range(0, count).Select(index => $"slow:{count}:{index}").ToArray();
        await cluster.Client.ExecuteAsync(Warm(keys));
        var batch = new ClusterBatch();
        Queued<long>[] writes = [.. keys.Select(key => batch.Incr(key))];
        batch.MGet(out var all, [.. keys.Select(key => (ValkeyKey)key)]);
        var slow = cluster.Before(keys[0]);
        slow.ToClient.Hold();

        var soon = TimeSpan.FromSeconds(3);
        var execution = cluster.Client.ExecuteAsync(batch, InPlace with { Timeout = soon }).AsTask();
        await cluster.WhenOthersHaveAnsweredAsync(slow);
        time.Advance(soon);
        var results = await execution;
        var late = cluster.Client.EchoAsync("here").AsTask();
        slow.ToClient.Release();
        await late;

        for (var index = 0; index < count; index++)
        {
            if (cluster.Before(keys[index]) == slow)
            {
                Assert.Equal(DeliveryStatus.Written, Assert.IsType<ValkeyTimeoutException>(results.ErrorOf(writes[index])).Delivery);
            }
            else
            {
                Assert.Equal(1, results[writes[index]]);
            }
        }

        var parts = Assert.IsType<ValkeyPartialFailureException>(results.ErrorOf(all)).Parts;
        Assert.Equal(count, parts.Sum(part => part.Keys.Count));
        Assert.All(parts, part => Assert.Equal(cluster.Before(part.Keys[0]) == slow, part.Error is not null));
        Assert.Equal(2, await cluster.Client.IncrAsync(keys[0]));
    }

    [Fact]
    public async Task A_token_gives_it_up()
    {
        await using var cluster = await ProxiedCluster.ConnectAsync(shared);
        var keys = Enumerable.Range(0, 50).Select(index => $"token:{index}").ToArray();
        await cluster.Client.ExecuteAsync(Warm(keys));
        var batch = new ClusterBatch();
        Array.ForEach(keys, key => batch.Incr(key));
        var slow = cluster.Before(keys[0]);
        slow.ToClient.Hold();
        using var source = new CancellationTokenSource();

        var execution = cluster.Client.ExecuteAsync(batch, cancellationToken: source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => execution);
        slow.ToClient.Release();

        Assert.Equal(2, await cluster.Client.IncrAsync(keys[0]));
    }

    /// <summary>Brings up the connections, and removes what an earlier run may have left.</summary>
    private static ClusterBatch Warm(string[] keys)
    {
        var batch = new ClusterBatch();
        Array.ForEach(keys, key => batch.Del(key));
        return batch;
    }
}
