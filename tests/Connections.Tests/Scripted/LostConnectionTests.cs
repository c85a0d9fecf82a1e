using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Scripted;

/// <summary>What becomes of calls whose connection ends: what is told, and what is sent again.</summary>
public sealed class LostConnectionTests : IAsyncLifetime
{
    private readonly ScriptedServer _server = ScriptedServer.Start();

    public ValueTask InitializeAsync()
    {
        Echo(_server.On("ECHO"));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(CutKind.Reset)]
    [InlineData(CutKind.Finish)]
    public async Task A_write_that_may_have_been_executed_is_not_sent_again(CutKind kind)
    {
        _server.On("INCR").Cut(kind);
        await using var client = await TestClient.ConnectAsync(_server);
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(client.IncrAsync("k").AsTask()));
        Assert.Equal(DeliveryStatus.Written, error.Delivery);
        Assert.StartsWith($"INCR lost its connection to 127.0.0.1:{_server.Port}: ", error.Message, StringComparison.Ordinal);

        Assert.Equal("alive", await client.EchoAsync("alive"));
        Assert.Equal(1, _server.CountReceived("INCR"));

        // A call may be answered before the turn has come to tell of the connection that it was answered on.
        await Eventually.TrueAsync(() => client.States.Count >= 4);
        Assert.Equal(
            [ConnectionState.Connecting, ConnectionState.Connected, ConnectionState.Reconnecting, ConnectionState.Connected], client.States);
    }

    [Fact]
    public async Task A_read_is_sent_again_on_the_next_connection()
    {
        _server.On("ECHO", "read").Cut().Times(2);
        await using var client = await TestClient.ConnectAsync(_server);
        Assert.Equal("read", await Eventually.CompletesAsync(client.ReadEchoAsync("read").AsTask()));
        Assert.Equal(3, _server.CountReceived("ECHO", "read"));
    }

    [Fact]
    public async Task A_read_that_ends_every_connection_is_given_up_in_the_end()
    {
        _server.On("ECHO", "poison").Cut();
        await using var client = await TestClient.ConnectAsync(_server);
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(
            () => Eventually.CompletesAsync(client.ReadEchoAsync("poison").AsTask()));
        Assert.Equal(DeliveryStatus.Written, error.Delivery);
        Assert.Equal(4, _server.CountReceived("ECHO", "poison"));
        Assert.Equal("alive", await client.EchoAsync("alive"));
    }

    [Fact]
    public async Task What_was_not_yet_written_is_sent_on_the_next_connection()
    {
        // While the large value does not get through, what comes behind it stays where it is.
        await using var proxy = FaultProxy.Start(_server.EndPoint);
        await using var client = await TestClient.ConnectAsync(proxy);
        proxy.ToServer.Hold();
        var stuck = client.SetAsync("k", new byte[64 * 1024 * 1024]).AsTask();
        var behind = Enumerable.Range(0, 10).Select(i => client.EchoAsync($"{i}").AsTask()).ToArray();
        Assert.DoesNotContain(behind, task => task.IsCompleted);

        proxy.CutAll();
        proxy.Heal();
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(stuck));
        Assert.Equal(DeliveryStatus.Written, error.Delivery);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), await Eventually.CompletesAsync(Task.WhenAll(behind)));
    }

    [Fact]
    public async Task Half_a_reply_belongs_to_nobody()
    {
        _server.On("INCR").Reply("$5\r\nab").Cut(CutKind.Finish);
        await using var client = await TestClient.ConnectAsync(_server);
        var half = client.IncrAsync("k").AsTask();
        var next = client.ReadEchoAsync("next").AsTask();
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(half));
        Assert.Equal(DeliveryStatus.Written, error.Delivery);
        Assert.Equal("next", await Eventually.CompletesAsync(next));
    }

    [Fact]
    public async Task Garbage_fails_every_call_in_flight_and_the_next_connection_is_clean()
    {
        TaskCompletionSource gate = new();
        _server.On("INCR").After(gate.Task).Reply("\0\0garbage");
        await using var client = await TestClient.ConnectAsync(_server);
        var calls = Enumerable.Range(0, 20).Select(i => client.IncrAsync($"{i}").AsTask()).ToArray();
        await _server.WhenReceivedAsync("INCR", "19");
        gate.SetResult();
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<ValkeyProtocolException>(() => Eventually.CompletesAsync(call));
            Assert.Equal(DeliveryStatus.Written, error.Delivery);
        }

        Assert.Equal("alive", await client.EchoAsync("alive"));
    }

    [Fact]
    public async Task A_reply_that_nobody_asked_for_ends_the_connection_before_it_reaches_a_call()
    {
        await using var client = await TestClient.ConnectAsync(_server);
        Assert.Equal("a", await client.EchoAsync("a"));
        await _server.Connections[0].SendAsync("$4\r\nevil\r\n");
        await Eventually.TrueAsync(() => !_server.Connections[0].IsOpen);
        Assert.Equal("b", await client.EchoAsync("b"));
        await Eventually.TrueAsync(() => _server.Connections.Count == 2);
    }

    [Fact]
    public async Task Closing_answers_every_call()
    {
        _server.On("INCR");
        await using var client = await TestClient.ConnectAsync(
            _server, TestClient.Settings with { RequestTimeout = TimeSpan.FromMilliseconds(500), InflightLimit = 5 });
        var calls = Enumerable.Range(0, 20).Select(_ => client.IncrAsync("k", TimeSpan.FromSeconds(30)).AsTask()).ToArray();
        await _server.WhenReceivedAsync("INCR");
        await Eventually.CompletesAsync(client.DisposeAsync().AsTask());
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(call));
            Assert.True(error.Delivery is DeliveryStatus.Written or DeliveryStatus.NotWritten);
        }

        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await client.EchoAsync("late"));
        Assert.Equal(0, client.Executor.UnderWay);
        await Eventually.TrueAsync(() => client.States[^1] == ConnectionState.Closed);
    }

    [Fact]
    public async Task Closing_lets_calls_that_are_under_way_finish()
    {
        TaskCompletionSource gate = new();
        _server.On("INCR").After(gate.Task).Reply(":1\r\n");
        var client = await TestClient.ConnectAsync(_server);
        var call = client.IncrAsync("k").AsTask();
        await _server.WhenReceivedAsync("INCR");
        var closing = client.DisposeAsync().AsTask();
        gate.SetResult();
        await Eventually.CompletesAsync(closing);
        Assert.Equal(1, await call);
    }

    private static void Echo(ScriptedAnswer answer) => answer.Reply(command => $"${command.Words[1].Length}\r\n{command.Words[1]}\r\n");
}
