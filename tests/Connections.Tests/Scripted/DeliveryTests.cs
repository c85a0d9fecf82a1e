using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Scripted;

/// <summary>How late a timeout is told, and what it says about the call.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    private readonly ScriptedServer _server = ScriptedServer.Start();
    private readonly ManualTime _time = new();

    public ValueTask InitializeAsync()
    {
        _server.On("ECHO").Reply(command => $"+{command.Words[1]}\r\n");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_call_that_was_sent_and_not_answered_was_written()
    {
        _server.On("INCR");
        await using var client = await TestClient.ConnectAsync(_server, connection: TestClient.Within(_time));
        var call = client.IncrAsync("k", Short).AsTask();
        await _server.WhenReceivedAsync("INCR");
        _time.Advance(Short);
        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => call);
        Assert.Equal(DeliveryStatus.Written, error.Delivery);
        Assert.Contains($"127.0.0.1:{_server.Port}", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, client.Executor.UnderWay);
    }

    [Fact]
    public async Task A_call_that_found_no_connection_was_not_and_is_not_sent_later()
    {
        await using var proxy = FaultProxy.Start(_server.EndPoint);
        await using var client = await TestClient.ConnectAsync(proxy);
        proxy.Refuse();
        proxy.CutAll();
        await Eventually.TrueAsync(() => client.States[^1] == ConnectionState.Reconnecting);
        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await client.IncrAsync("k", Short));
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        Assert.Contains("no connection to", error.Message, StringComparison.Ordinal);

        proxy.Heal();
        Assert.Equal("back", await client.EchoAsync("back"));
        Assert.Equal(0, _server.CountReceived("INCR"));
    }

    [Fact]
    public async Task A_call_that_got_no_permit_was_not_and_is_not_sent_later()
    {
        TaskCompletionSource gate = new();
        _server.On("GET").After(gate.Task).Reply("$-1\r\n");
        await using var client = await TestClient.ConnectAsync(_server, TestClient.Settings with { InflightLimit = 1 });
        var blocking = client.GetAsync("k").AsTask();
        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await client.IncrAsync("k", Short));
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        Assert.Contains("InflightRequestsLimit is 1", error.Message, StringComparison.Ordinal);

        gate.SetResult();
        Assert.Null(await blocking);
        Assert.Equal("next", await client.EchoAsync("next"));
        Assert.Equal(0, _server.CountReceived("INCR"));
    }

    [Fact]
    public async Task A_call_that_waits_behind_a_stalled_send_may_be_sent_later_and_says_so()
    {
        await using var proxy = FaultProxy.Start(_server.EndPoint);
        await using var client = await TestClient.ConnectAsync(proxy, connection: TestClient.Within(_time));
        _server.On("SET").Reply("+OK\r\n");
        _server.On("INCR").Reply(":1\r\n");
        proxy.ToServer.Hold();
        var large = client.SetAsync("k", new byte[24 * 1024 * 1024]).AsTask();
        var call = client.IncrAsync("k", Short).AsTask();
        _time.Advance(Short);
        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => call);
        Assert.Equal(DeliveryStatus.Written, error.Delivery);

        proxy.Heal();
        await Eventually.CompletesAsync(large);
        await _server.WhenReceivedAsync("INCR");
    }

    [Fact]
    public async Task What_the_server_refused_was_answered()
    {
        _server.On("INCR").Reply("-OOM command not allowed when used memory > 'maxmemory'.\r\n");
        await using var client = await TestClient.ConnectAsync(_server);
        var error = await Assert.ThrowsAsync<ValkeyServerException>(async () => await client.IncrAsync("k"));
        Assert.Equal(("OOM", DeliveryStatus.Answered), (error.Code, error.Delivery));
    }

    [Fact]
    public async Task Past_the_limit_a_client_that_is_told_so_refuses_at_once()
    {
        TaskCompletionSource gate = new();
        _server.On("GET").After(gate.Task).Reply("$-1\r\n");
        await using var client = await TestClient.ConnectAsync(
            _server, TestClient.Settings with { InflightLimit = 2, FailsWhenFull = true });
        var first = client.GetAsync("a").AsTask();
        var second = client.GetAsync("b").AsTask();
        var error = await Assert.ThrowsAsync<ValkeyInflightLimitException>(async () => await client.EchoAsync("c"));
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);

        gate.SetResult();
        await Task.WhenAll(first, second);
        await Eventually.TrueAsync(() => client.Executor.UnderWay == 0);
        Assert.Equal("c", await client.EchoAsync("c"));
    }

    [Fact]
    public async Task A_thousand_calls_past_the_limit_wait_and_run_in_their_order()
    {
        TaskCompletionSource gate = new();
        _server.On("GET").After(gate.Task).Reply("$-1\r\n");
        await using var client = await TestClient.ConnectAsync(_server, TestClient.Settings with { InflightLimit = 10 });
        var blocking = client.GetAsync("k").AsTask();
        var calls = Enumerable.Range(0, 1000).Select(i => client.EchoAsync($"{i}").AsTask()).ToArray();
        gate.SetResult();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}"), await Eventually.CompletesAsync(Task.WhenAll(calls)));
        Assert.Equal(
            Enumerable.Range(0, 1000).Select(i => $"ECHO {i}"),
            _server.Received.Where(command => command.Words[0] == "ECHO").Select(command => command.ToString()));
        await blocking;
        await Eventually.TrueAsync(() => client.Executor.UnderWay == 0);
    }

    [Fact]
    public async Task Thousands_of_calls_that_wait_in_vain_all_time_out_and_leave_no_permit_behind()
    {
        _server.On("GET");
        await using var client = await TestClient.ConnectAsync(_server, TestClient.Settings with { InflightLimit = 100 });
        var calls = Enumerable.Range(0, 5000).Select(_ => client.GetAsync("k", Short).AsTask()).ToArray();
        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<ValkeyTimeoutException>(() => Eventually.CompletesAsync(call));
        }

        await Eventually.TrueAsync(() => client.Executor.UnderWay == 0);
    }

    [Fact]
    public async Task Offline_more_calls_than_the_limit_time_out_each_in_its_time()
    {
        // Ending one that waits for the connection brings in one that waits for a permit, in the middle of the look for overdue calls.
        await using var proxy = FaultProxy.Start(_server.EndPoint);
        await using var client = await TestClient.ConnectAsync(proxy, TestClient.Settings with { InflightLimit = 10 });
        proxy.Refuse();
        proxy.CutAll();
        await Eventually.TrueAsync(() => client.States[^1] == ConnectionState.Reconnecting);
        var calls = Enumerable.Range(0, 500).Select(i => client.IncrAsync("k", TimeSpan.FromMilliseconds(20 + (i % 50))).AsTask()).ToArray();
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => Eventually.CompletesAsync(call));
            Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        }

        Assert.Equal(0, client.Executor.UnderWay);
        proxy.Heal();
        Assert.Equal("back", await client.EchoAsync("back"));
        Assert.Equal(0, _server.CountReceived("INCR"));
    }
}
