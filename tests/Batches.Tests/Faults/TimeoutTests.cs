using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Faults;

public sealed class TimeoutTests(BatchServer fixture)
{
    private static readonly BatchOptions Soon = InPlace.Errors with { Timeout = TimeSpan.FromMilliseconds(250) };
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(260);

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(100, false)]
    [InlineData(100, true)]
    [InlineData(10_000, false)]
    [InlineData(10_000, true)]
    public async Task Every_handle_times_out_and_late_replies_reach_nobody_else(int count, bool isAtomic)
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await GlideClient.ConnectAsync(BatchServer.Options(proxy.Host, proxy.Port) with { TimeProvider = _time });
        var key = BatchServer.NewPrefix();
        var batch = new AnyBatch(isAtomic);
        var handles = Enumerable.Range(0, count).Select(_ => batch.Incr(key)).ToArray();
        proxy.ToClient.Hold();

        var first = batch.ExecuteOn(client, Soon).AsTask();
        await TimesOutAsync(executed: count);
        var results = await first;
        var second = batch.ExecuteOn(client, Soon with { RaiseOnError = true }).AsTask();
        await TimesOutAsync(executed: 2 * count);
        var raised = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => second);
        var next = client.EchoAsync("mine").AsTask();
        proxy.ToClient.Release();

        Assert.Equal("mine", await next);
        Assert.Equal((2 * count) + 1, await client.IncrAsync(key));
        Assert.All(handles, handle => Assert.Equal(DeliveryStatus.Written, Assert.Throws<ValkeyTimeoutException>(() => results[handle]).Delivery));
        Assert.Equal(DeliveryStatus.Written, raised.Delivery);

        // Only when all of it has arrived is it late.
        async Task TimesOutAsync(int executed)
        {
            await Eventually.TrueAsync(
                async () => (await fixture.Server.ExecuteAsync("GET", key)).Text == $"{executed}", what: "the server has executed the batch");
            _time.Advance(Late);
        }
    }

    [Fact]
    public async Task What_came_in_time_has_its_reply()
    {
        await using var server = ScriptedServer.Start();
        var (early, late) = (new TaskCompletionSource(), new TaskCompletionSource());
        server.On("INCR", "fast").Reply(":3\r\n");
        server.On("INCR", "slow").After(late.Task).Reply(":2\r\n");

        // The first reply comes in one piece with that of the call before, so who has the one knows that the other is there.
        server.On("INCR", "fast").Once();
        server.On("ECHO").After(early.Task).Reply("+before\r\n:1\r\n");
        await using var client = await GlideClient.ConnectAsync(BatchServer.Options(server.Host, server.Port) with { TimeProvider = _time });
        var batch = new Batch().Incr(out var fast, "fast").Incr(out var slow, "slow").Incr(out var behind, "fast");

        var before = client.EchoAsync("before").AsTask();
        var execution = client.ExecuteAsync(batch, Soon).AsTask();
        await server.WhenReceivedAsync("INCR", "slow");
        early.SetResult();
        await before;
        _time.Advance(Late);
        var results = await execution;
        var next = client.IncrAsync("fast").AsTask();
        late.SetResult();

        Assert.Equal(1, results[fast]);
        Assert.IsType<ValkeyTimeoutException>(results.ErrorOf(slow));
        Assert.IsType<ValkeyTimeoutException>(results.ErrorOf(behind));
        Assert.Equal(3, await next);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_gives_a_batch_up(bool isAtomic)
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await BatchServer.ConnectAsync(proxy);
        using var source = new CancellationTokenSource();
        var key = BatchServer.NewPrefix();
        var batch = new AnyBatch(isAtomic);
        batch.Incr(key);
        batch.Incr(key);
        proxy.ToClient.Hold();

        var execution = batch.ExecuteOn(client, cancellationToken: source.Token).AsTask();
        source.Cancel();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => execution);
        proxy.ToClient.Release();

        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(3, await client.IncrAsync(key));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch.ExecuteOn(client, cancellationToken: source.Token).AsTask());
        Assert.Equal(4, await client.IncrAsync(key));
    }

    [Fact]
    public async Task A_timeout_must_be_positive()
    {
        await using var client = await fixture.ConnectAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await client.ExecuteAsync(new Batch(), new BatchOptions { Timeout = TimeSpan.Zero }));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await client.ExecuteAsync((Batch)null!));
    }
}
