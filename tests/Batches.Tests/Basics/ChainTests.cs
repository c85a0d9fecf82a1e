using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Basics;

public sealed class ChainTests(BatchServer fixture)
{
    [Fact]
    public async Task A_chain_hands_out_the_handles_that_are_wanted()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        var batch = new Batch()
            .Set(out _, key, "5")
            .IncrBy(out var sum, key, 3)
            .MGet(out var values, key, key + "missing")
            .Del(out var deleted, key);

        var results = await client.ExecuteAsync(batch);

        Assert.Equal(8, results[sum]);
        Assert.Equal(["8", null], results[values].Select(value => value?.ToString()));
        Assert.Equal(1, results[deleted]);
    }

    [Fact]
    public async Task A_command_that_only_answers_OK_has_a_handle_for_its_error()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        var batch = new AtomicBatch();
        var refused = batch.LSet(key, 0, "a");
        batch.MSet(out var done, new KeyValue(key, "a"));

        var results = await client.ExecuteAsync(batch, InPlace.Errors);

        Assert.Equal("ERR no such key", results.ErrorOf(refused)!.Message);
        Assert.Null(results.ErrorOf(done));
    }

    [Fact]
    public async Task A_few_replies_come_back_as_a_tuple()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();

        var (_, sum, text) = await client.ExecuteAsync((Batch batch) => (batch.Set(key, 1), batch.Incr(key), batch.Get(key)));
        var (again, length) = await client.ExecuteAsync((AtomicBatch batch) => (batch.Incr(key), batch.StrLen(key)));

        Assert.Equal(2, sum);
        Assert.Equal("2", text);
        Assert.Equal(3, again);
        Assert.Equal(1, length);
    }

    [Fact]
    public async Task A_tuple_raises_the_error_of_its_batch()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();

        var error = await Assert.ThrowsAsync<ValkeyBatchException>(async () =>
            await client.ExecuteAsync((Batch batch) => (batch.Set(key, "a"), batch.Incr(key))));

        Assert.Equal(1, error.Index);
    }
}
