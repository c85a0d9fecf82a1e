namespace Glide.ClusterClient.Tests.Batches;

/// <summary>Batches that fall to three shards.</summary>
[Collection(nameof(BatchCluster))]
public sealed class ClusterBatchTests(BatchCluster shared)
{
    private static readonly ClusterBatchOptions InPlace = new() { RaiseOnError = false };

    [Theory]
    [InlineData(1, ValkeyProtocol.Resp3)]
    [InlineData(100, ValkeyProtocol.Resp3)]
    [InlineData(10_000, ValkeyProtocol.Resp3)]
    [InlineData(1, ValkeyProtocol.Resp2)]
    [InlineData(100, ValkeyProtocol.Resp2)]
    [InlineData(10_000, ValkeyProtocol.Resp2)]
    public async Task Every_handle_gives_its_own_reply(int count, ValkeyProtocol protocol)
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with { Protocol = protocol });
        var batch = new ClusterBatch();
        var handles = new List<(Queued<bool> Set, Queued<long> Incr, Queued<ValkeyValue?> Get)>();
        for (var index = 0; index < count; index++)
        {
            var key = $"size:{count}:{protocol}:{index}";
            handles.Add((batch.Set(key, index), batch.Incr(key), batch.Get(key)));
        }

        var results = await client.ExecuteAsync(batch);

        Assert.Equal(3 * count, results.Count);
        Assert.False(results.HasErrors);
        for (var index = 0; index < count; index++)
        {
            Assert.True(results[handles[index].Set]);
            Assert.Equal(index + 1, results[handles[index].Incr]);
            Assert.Equal(index + 1, (long)results[handles[index].Get]!.Value);
        }
    }

    [Fact]
    public async Task Commands_over_several_slots_are_split_and_folded()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        ValkeyKey[] keys = [.. Enumerable.Range(0, 40).Select(index => (ValkeyKey)$"split:{index}")];
        var batch = new ClusterBatch();
        var set = batch.MSet([.. keys.Select((key, index) => new KeyValue(key, index))]);
        var all = batch.MGet(keys);
        var first = batch.Get(keys[0]);
        var size = batch.DbSize();
        var deleted = batch.Del(keys.AsSpan(10));
        var left = batch.MGet(keys);
        var words = batch.CustomCommand([.. keys.Select(key => (ValkeyValue)key.ToString()).Prepend("EXISTS")]);

        var results = await client.ExecuteAsync(batch);

        Assert.Null(results.ErrorOf(set));
        Assert.Equal(Enumerable.Range(0, 40).Select(index => (long?)index), results[all].Select(value => (long?)value));
        Assert.Equal("0", results[first]);
        Assert.True(results[size] >= 40, $"{results[size]} keys.");
        Assert.Equal(30, results[deleted]);
        Assert.Equal(10, results[left].Count(value => value is not null));
        Assert.Equal(10, results[words].AsInt64());
        Assert.Equal(["0", "1", "2"], results[1].Items.Take(3).Select(item => item.AsText()));
        Assert.Equal(30, results[4].AsInt64());
        Assert.Equal(7, new List<ValkeyReply>(results).Count);
    }

    [Fact]
    public async Task Random_batches_do_what_a_dictionary_does()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        var random = new Random(11);
        var model = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var round = 0; round < 60; round++)
        {
            var batch = new ClusterBatch();
            var checks = new List<Action<BatchResults>>();
            for (var command = random.Next(1, 80); command > 0; command--)
            {
                string[] keys = [.. Enumerable.Range(0, 3).Select(_ => $"model:{random.Next(30)}").Distinct()];
                ValkeyKey[] typed = [.. keys.Select(key => (ValkeyKey)key)];
                switch (random.Next(5))
                {
                    case 0:
                        var sum = model[keys[0]] = model.GetValueOrDefault(keys[0]) + 1;
                        var incr = batch.Incr(keys[0]);
                        checks.Add(results => Assert.Equal(sum, results[incr]));
                        break;
                    case 1:
                        var number = random.Next(100);
                        Array.ForEach(keys, key => model[key] = number);
                        batch.MSet([.. typed.Select(key => new KeyValue(key, number))]);
                        break;
                    case 2:
                        long?[] expected = [.. keys.Select(key => model.TryGetValue(key, out var value) ? (long?)value : null)];
                        var got = batch.MGet(typed);
                        checks.Add(results => Assert.Equal(expected, results[got].Select(value => (long?)value)));
                        break;
                    case 3:
                        long gone = keys.Count(model.Remove);
                        var del = batch.Del(typed);
                        checks.Add(results => Assert.Equal(gone, results[del]));
                        break;
                    default:
                        long? one = model.TryGetValue(keys[0], out var held) ? held : null;
                        var get = batch.Get(keys[0]);
                        checks.Add(results => Assert.Equal(one, (long?)results[get]));
                        break;
                }
            }

            var outcome = await client.ExecuteAsync(batch);
            checks.ForEach(check => check(outcome));
        }
    }

    [Fact]
    public async Task Errors_stand_where_replies_would()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        var batch = new ClusterBatch();
        Queued<long>[] handles = [.. Enumerable.Range(0, 300).Select(index =>
        {
            batch.Set(out _, $"error:{index}", index % 7 == 3 ? "text" : "1");
            return batch.Incr($"error:{index}");
        })];

        var results = await client.ExecuteAsync(batch, InPlace);
        var raised = await Assert.ThrowsAsync<ValkeyBatchException>(() => client.ExecuteAsync(batch).AsTask());

        for (var index = 0; index < handles.Length; index++)
        {
            if (index % 7 == 3)
            {
                Assert.Equal("ERR", Assert.Throws<ValkeyServerException>(() => results[handles[index]]).Code);
            }
            else
            {
                Assert.Equal(2, results[handles[index]]);
            }
        }

        Assert.Equal((7, "INCR"), (raised.Index, raised.Command));
    }

    [Fact]
    public async Task A_route_gives_one_node_all()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        var node = client.GetNodes().First(member => member.Role == NodeRole.Primary).Address;
        var batch = new ClusterBatch();
        var info = batch.CustomCommand("CLUSTER", "MYID");

        var results = await client.ExecuteAsync(batch, new ClusterBatchOptions { Route = ClusterRoute.ByAddress(node.Host, node.Port) });

        Assert.Equal(await shared.Cluster.At(node).IdAsync(), results[info].AsText());
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.ExecuteAsync(batch).AsTask());
    }

    [Fact]
    public async Task A_command_over_several_slots_that_cannot_be_split_is_not_queued()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        var batch = new ClusterBatch();

        var error = Assert.Throws<ArgumentException>(() => batch.SInter("a", "b"));
        batch.Get("a");

        Assert.StartsWith("SINTER needs all its keys in one slot, but 'a' is in slot 15495 and 'b' in slot 3300;", error.Message, StringComparison.Ordinal);
        Assert.Single(await client.ExecuteAsync(batch));
    }
}
