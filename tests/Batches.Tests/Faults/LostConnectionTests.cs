using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Faults;

public sealed class LostConnectionTests(BatchServer fixture)
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(100, 450)]
    [InlineData(10_000, 45_000)]
    public async Task What_was_answered_has_its_reply_and_the_rest_says_that_it_was_written(int count, int bytes)
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await BatchServer.ConnectAsync(proxy);
        var key = BatchServer.NewPrefix();
        var batch = new Batch();
        var handles = Enumerable.Range(0, count).Select(_ => batch.Incr(key)).ToArray();
        proxy.ToClient.CutAfter(bytes);

        var results = await client.ExecuteAsync(batch, InPlace.Errors);

        var answered = handles.TakeWhile(handle => results.ErrorOf(handle) is null).Count();
        Assert.Equal(ExpectedAnswers(bytes), answered);
        Assert.All(handles[..answered], handle => Assert.Equal(handle.Index + 1, results[handle]));
        Assert.All(handles[answered..], handle =>
        {
            var error = Assert.Throws<ValkeyConnectionException>(() => results[handle]);
            Assert.Equal(DeliveryStatus.Written, error.Delivery);
            Assert.StartsWith($"INCR, command {handle.Index + 1} of {count} in the batch, has no reply: ", error.Message, StringComparison.Ordinal);
            Assert.EndsWith($"({answered} of {count} commands have their replies.)", error.Message, StringComparison.Ordinal);
        });
        Assert.Equal(DeliveryStatus.Written, Assert.Throws<ValkeyConnectionException>(() => results[count - 1]).Delivery);

        // Nothing of it is left on the next connection.
        Assert.Equal("still here", await client.EchoAsync("still here"));
    }

    [Fact]
    public async Task An_atomic_batch_without_its_last_answer_has_no_replies()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await BatchServer.ConnectAsync(proxy);
        var key = BatchServer.NewPrefix();
        var batch = new AtomicBatch();
        var handles = Enumerable.Range(0, 100).Select(_ => batch.Incr(key)).ToArray();
        proxy.ToClient.CutAfter("+OK\r\n".Length + (100 * "+QUEUED\r\n".Length) + 20);

        var results = await client.ExecuteAsync(batch, InPlace.Errors);

        Assert.All(handles, handle => Assert.Equal(DeliveryStatus.Written, Assert.IsType<ValkeyConnectionException>(results.ErrorOf(handle)).Delivery));
        Assert.Equal("100", await client.GetAsync(key));
    }

    [Fact]
    public async Task The_loss_is_raised_unless_a_command_failed_before()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await BatchServer.ConnectAsync(proxy);
        var key = BatchServer.NewPrefix();
        var batch = new Batch().Set(out _, key, "text").Append(out _, key, "!");
        proxy.ToClient.CutAfter("+OK\r\n".Length);
        var lost = await Assert.ThrowsAsync<ValkeyConnectionException>(() => client.ExecuteAsync(batch).AsTask());

        // The greeting of the next connection is not to be cut.
        await client.EchoAsync("connected");
        batch.Incr(key);
        batch.Set(out _, key, "more");
        proxy.ToClient.CutAfter("+OK\r\n:5\r\n-ERR value is not an integer or out of range\r\n".Length);
        var failed = await Assert.ThrowsAsync<ValkeyBatchException>(() => client.ExecuteAsync(batch).AsTask());

        Assert.StartsWith($"The batch lost its connection to 127.0.0.1:{proxy.Port}: ", lost.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryStatus.Written, lost.Delivery);
        Assert.Equal(2, failed.Index);
        Assert.Equal(DeliveryStatus.Written, failed.Results.ErrorAt(3)!.Delivery);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_of_reads_is_sent_again(bool isAtomic)
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await BatchServer.ConnectAsync(proxy);
        var prefix = BatchServer.NewPrefix();
        var fill = new Batch();
        var batch = new AnyBatch(isAtomic);
        var handles = Enumerable.Range(0, 100).Select(index =>
        {
            fill.Set(prefix + index, index);
            return batch.Get(prefix + index);
        }).ToArray();
        await client.ExecuteAsync(fill);
        proxy.ToClient.CutAfter(500);

        var results = await batch.ExecuteOn(client);

        Assert.All(handles, handle => Assert.Equal(handle.Index, (long)results[handle]!.Value));
    }

    [Fact]
    public async Task A_batch_that_cannot_be_sent_was_not_written()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await BatchServer.ConnectAsync(proxy);
        proxy.Refuse();
        proxy.CutAll();
        await Eventually.TrueAsync(() => client.State != ConnectionState.Connected);
        var batch = new Batch();
        var handle = batch.Incr(BatchServer.NewPrefix());

        var results = await client.ExecuteAsync(batch, InPlace.Errors with { Timeout = TimeSpan.FromMilliseconds(50) });

        Assert.Equal(DeliveryStatus.NotWritten, Assert.IsType<ValkeyTimeoutException>(results.ErrorOf(handle)).Delivery);
    }

    /// <summary>How many of the replies <c>:1</c>, <c>:2</c> … fit into so many bytes.</summary>
    private static int ExpectedAnswers(int bytes)
    {
        var answers = 0;
        while ((bytes -= 3 + (answers + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).Length) >= 0)
        {
            answers++;
        }

        return answers;
    }
}
