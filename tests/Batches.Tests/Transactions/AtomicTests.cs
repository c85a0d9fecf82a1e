using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Transactions;

public sealed class AtomicTests(BatchServer fixture)
{
    [Fact]
    public async Task Nobody_comes_in_between()
    {
        await using var client = await fixture.ConnectAsync();
        await using var other = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        var batch = new AtomicBatch();
        var handles = Enumerable.Range(0, 50).Select(_ => batch.Incr(key)).ToArray();
        var single = Enumerable.Range(0, 2).Select(which => Task.Run(async () =>
        {
            for (var call = 0; call < 500; call++)
            {
                await (which == 0 ? client : other).IncrAsync(key);
            }
        })).ToArray();

        var all = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => client.ExecuteAsync(batch).AsTask())));
        await Task.WhenAll(single);

        Assert.All(all, results => Assert.All(handles, handle => Assert.Equal(results[handles[0]] + handle.Index, results[handle])));
        Assert.Equal(1000 + (40 * 50), (long)(await client.GetAsync(key))!.Value);
    }

    [Theory]
    [InlineData(ValkeyProtocol.Resp3)]
    [InlineData(ValkeyProtocol.Resp2)]
    public async Task A_command_that_the_server_refuses_to_queue_aborts_the_transaction(ValkeyProtocol protocol)
    {
        await using var client = await fixture.ConnectAsync(protocol);
        var key = BatchServer.NewPrefix();
        var batch = new AtomicBatch().Incr(out var first, key);
        var nonsense = batch.CustomCommand("NONSENSE");
        batch.Incr(out var last, key);
        var wrong = batch.CustomCommand("GET");

        var raised = await Assert.ThrowsAsync<ValkeyTransactionAbortedException>(() => client.ExecuteAsync(batch).AsTask());
        var results = await client.ExecuteAsync(batch, InPlace.Errors);

        Assert.StartsWith("EXECABORT", raised.Message, StringComparison.Ordinal);
        Assert.Contains("that of NONSENSE, command 2 of 4: ERR unknown command 'NONSENSE'", raised.Message, StringComparison.Ordinal);
        Assert.Equal([(1, "NONSENSE"), (3, "GET")], raised.Errors.Select(error => (error.Index, error.Command)));
        Assert.StartsWith("ERR unknown command 'NONSENSE'", raised.Errors[0].Error.Message, StringComparison.Ordinal);
        Assert.Same(raised.Errors[0].Error, raised.InnerException);
        Assert.StartsWith("ERR unknown command", Assert.IsType<ValkeyServerException>(results.ErrorOf(nonsense)).Message, StringComparison.Ordinal);
        Assert.StartsWith("ERR wrong number", Assert.IsType<ValkeyServerException>(results.ErrorOf(wrong)).Message, StringComparison.Ordinal);
        Assert.Throws<ValkeyTransactionAbortedException>(() => results[first]);
        Assert.Throws<ValkeyTransactionAbortedException>(() => results[last]);
        Assert.False(results.WasDiscarded);
        Assert.Null(await client.GetAsync(key));
    }

    [Theory]
    [InlineData(ValkeyProtocol.Resp3)]
    [InlineData(ValkeyProtocol.Resp2)]
    public async Task A_watched_key_that_has_changed_discards_the_transaction(ValkeyProtocol protocol)
    {
        await using var client = await fixture.ConnectAsync(protocol);
        await using var session = await client.OpenSessionAsync();
        var key = BatchServer.NewPrefix();
        var batch = new AtomicBatch().Incr(out var count, key);
        await session.WatchAsync(key);
        await client.SetAsync(key, 5);

        var discarded = await session.ExecuteAsync(batch);
        var done = await session.ExecuteAsync(batch);

        Assert.True(discarded.WasDiscarded);
        Assert.Throws<ValkeyTransactionDiscardedException>(() => discarded[count]);
        Assert.IsType<ValkeyTransactionDiscardedException>(discarded.ErrorOf(count));
        Assert.False(done.WasDiscarded);
        Assert.Equal(6, done[count]);
    }

    [Fact]
    public async Task A_batch_runs_on_a_session_of_its_own()
    {
        await using var client = await fixture.ConnectAsync();
        await using var session = await client.OpenSessionAsync();
        var key = BatchServer.NewPrefix();
        await session.SelectAsync(3);

        var (_, size) = await session.ExecuteAsync((Batch batch) => (batch.Set(key, "a"), batch.Exists(key)));

        Assert.Equal(1, size);
        Assert.Equal(0, await client.ExistsAsync(key));
    }

    [Fact]
    public async Task A_transaction_inside_another_is_told()
    {
        await using var client = await fixture.ConnectAsync();
        await using var session = await client.OpenSessionAsync();
        await session.MultiAsync();

        var error = await Assert.ThrowsAsync<ValkeyServerException>(
            () => session.ExecuteAsync(new AtomicBatch().Incr(out _, BatchServer.NewPrefix())).AsTask());

        Assert.Contains("MULTI", error.Message, StringComparison.OrdinalIgnoreCase);
    }
}
