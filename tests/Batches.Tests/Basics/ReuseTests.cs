using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Basics;

public sealed class ReuseTests(BatchServer fixture)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_runs_any_number_of_times_at_once_and_keeps_nothing(bool isAtomic)
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        var batch = new AnyBatch(isAtomic);
        var first = batch.Incr(key);
        var second = batch.Incr(key);

        var all = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => batch.ExecuteOn(client).AsTask())));

        Assert.Equal(Enumerable.Range(1, 400).Select(number => (long)number), all.SelectMany(results => new[] { results[first], results[second] }).Order());
        if (isAtomic)
        {
            Assert.All(all, results => Assert.Equal(results[first] + 1, results[second]));
        }
    }

    [Fact]
    public async Task Commands_queued_later_belong_to_later_executions()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        var batch = new Batch();
        var handle = batch.Incr(key);
        var before = await client.ExecuteAsync(batch);
        var later = Enumerable.Range(0, 100).Select(_ => batch.Incr(key)).ToArray();
        var after = await client.ExecuteAsync(batch);

        Assert.Equal(1, before[handle]);
        Assert.Equal(2, after[handle]);
        Assert.Equal(102, after[later[^1]]);
        Assert.Throws<ArgumentException>(() => before[later[0]]);
    }

    [Fact]
    public async Task A_handle_of_another_batch_is_refused()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        var other = new Batch().Get(key);
        var results = await client.ExecuteAsync(new Batch().Get(out _, key));

        Assert.Throws<ArgumentException>(() => results[other]);
        Assert.Throws<ArgumentException>(() => results[default(Queued<ValkeyValue?>)]);
        Assert.Throws<ArgumentException>(() => results.ErrorOf(other));
    }

    [Fact]
    public async Task Arguments_may_change_once_the_command_is_queued()
    {
        await using var client = await fixture.ConnectAsync();
        var prefix = BatchServer.NewPrefix();
        byte[] value = [(byte)'a'];
        ValkeyKey[] keys = [prefix + "1", prefix + "2"];
        var batch = new Batch().Set(out _, prefix + "1", value);
        value[0] = (byte)'b';
        batch.Set(out _, prefix + "2", value).MGet(out var values, keys);
        Array.Clear(keys);

        var results = await client.ExecuteAsync(batch);

        Assert.Equal(["a", "b"], results[values].Select(read => read?.ToString()));
    }

    [Fact]
    public async Task A_command_that_cannot_be_sent_leaves_the_batch_as_it_was()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        var large = new byte[100_000];
        var batch = new Batch();
        batch.Set(key, large);
        Assert.Throws<ArgumentException>(() => batch.MSet([new KeyValue(key, large), new KeyValue(default, large)]));
        Assert.Throws<ArgumentException>(() => batch.Del());
        Assert.Throws<InvalidOperationException>(() => batch.CustomCommand("SUBSCRIBE", "channel"));
        Assert.Throws<InvalidOperationException>(() => batch.CustomCommand("WATCH", key));
        Assert.Throws<InvalidOperationException>(() => batch.CustomCommand("BLPOP", key, 0));
        Assert.Throws<InvalidOperationException>(
            () => batch.XReadGroup("group", "consumer", [StreamGroupPosition.New(key)], new XReadGroupOptions { Block = TimeSpan.FromSeconds(1) }));
        var length = batch.StrLen(key);

        var results = await client.ExecuteAsync(batch);

        Assert.Equal(2, results.Count);
        Assert.Equal(large.Length, results[length]);
    }
}
