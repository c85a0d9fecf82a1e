using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Transactions;

public sealed class OptimisticTransactionTests(BatchServer fixture)
{
    private static readonly BatchOptions Patient = new() { Timeout = TimeSpan.FromSeconds(60) };

    [Fact]
    public async Task Nothing_is_lost_when_many_change_the_same_key()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var call = 0; call < 25; call++)
            {
                await client.TransactionAsync([key], async (commands, batch) => batch.Set(key, (Number(await commands.GetAsync(key)) ?? 0) + 1), Patient);
            }
        })));

        Assert.Equal("200", await client.GetAsync(key));
    }

    [Fact]
    public async Task It_is_tried_again_until_nobody_interferes()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        var tries = 0;

        var length = await client.TransactionAsync(
            [key],
            async (commands, batch) =>
            {
                var seen = await commands.GetAsync(key);
                if (++tries < 4)
                {
                    await client.AppendAsync(key, "x");
                }

                return batch.Append(key, seen?.ToString() ?? "");
            },
            Patient);

        Assert.Equal((4, 6), (tries, length));
        Assert.Equal("xxxxxx", await client.GetAsync(key));
    }

    [Fact]
    public async Task The_time_ends_it_and_the_error_tells_how_often_it_was_tried()
    {
        ManualTime time = new();
        var minute = TimeSpan.FromMinutes(1);
        await using var client = await GlideClient.ConnectAsync(
            BatchServer.Options(fixture.Server.Host, fixture.Server.Port) with { TimeProvider = time, RequestTimeout = 2 * minute });
        var key = BatchServer.NewPrefix();
        var tries = 0;

        var transaction = client.TransactionAsync(
            [key],
            async (commands, batch) =>
            {
                await client.IncrAsync(key);
                batch.Del(key);
                if (++tries == 3)
                {
                    time.Advance(minute);
                }
            },
            new BatchOptions { Timeout = minute }).AsTask();
        await Eventually.TrueAsync(() =>
        {
            // Between two tries is a pause.
            time.Advance(TimeSpan.FromMilliseconds(1));
            return transaction.IsCompleted;
        });

        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => transaction);
        Assert.Contains("it was tried 3 times, of which 2 times a watched key had changed", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        Assert.Equal(3, (long)(await client.GetAsync(key))!.Value);
    }

    [Fact]
    public async Task What_the_body_throws_ends_it_and_changes_nothing()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.TransactionAsync(
            [key],
            (commands, batch) =>
            {
                batch.Set(key, 1);
                throw new InvalidOperationException("Not enough.");
            },
            Patient).AsTask());

        Assert.Null(await client.GetAsync(key));
    }

    [Fact]
    public async Task A_token_ends_it()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        using var source = new CancellationTokenSource();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.TransactionAsync(
            [key],
            async (commands, batch) =>
            {
                await source.CancelAsync();
                await commands.GetAsync(key);
            },
            Patient,
            source.Token).AsTask());

        Assert.IsNotType<ValkeyTimeoutException>(error);
    }

    [Fact]
    public async Task Errors_are_raised_or_stand_in_place()
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        await client.SetAsync(key, "text");
        Func<IValkeyCommands, AtomicBatch, ValueTask<Queued<long>>> body = (commands, batch) => new(batch.Incr(key));

        var raised = await Assert.ThrowsAsync<ValkeyBatchException>(() => client.TransactionAsync([key], body, Patient).AsTask());
        var results = await client.TransactionAsync([key], (commands, batch) => { batch.Incr(key); return default; }, Patient with { RaiseOnError = false });

        Assert.Equal(0, raised.Index);
        Assert.NotNull(results.ErrorAt(0));
        await Assert.ThrowsAsync<ArgumentException>(() => client.TransactionAsync([], body).AsTask());
    }

    [Fact]
    public async Task One_connection_serves_transaction_after_transaction()
    {
        await using var server = await ValkeyServer.StartAsync();
        await using var client = await GlideClient.ConnectAsync(BatchServer.Options(server.Host, server.Port));
        await AddAsync();
        var before = await ConnectionsAsync();
        for (var call = 0; call < 10; call++)
        {
            await AddAsync();
        }

        // Each look is a connection itself.
        Assert.Equal(before + 1, await ConnectionsAsync());

        async Task AddAsync() => await client.TransactionAsync(["key"], (commands, batch) => new ValueTask<Queued<long>>(batch.Incr("key")), Patient);

        async Task<long> ConnectionsAsync() =>
            long.Parse((await server.GetInfoAsync("stats"))["total_connections_received"], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static long? Number(ValkeyValue? value) => (long?)value;
}
