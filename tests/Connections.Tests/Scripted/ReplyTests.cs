using Glide.Connections.Tests.Commands;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Scripted;

/// <summary>Calls over a real socket to a server that answers what the test says.</summary>
public sealed class ReplyTests : IAsyncLifetime
{
    private readonly ScriptedServer _server = ScriptedServer.Start();
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server.On("ECHO").Reply(command => $"${command.Words[1].Length}\r\n{command.Words[1]}\r\n");
        _client = await TestClient.ConnectAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Calls_that_are_not_awaited_run_in_the_order_of_the_calls()
    {
        var tasks = Enumerable.Range(0, 5000).Select(i => _client.EchoAsync($"{i}").AsTask()).ToArray();
        var replies = await Task.WhenAll(tasks);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"{i}"), replies);
        Assert.Equal(replies, _server.Received.Where(command => command.Words[0] == "ECHO").Select(command => command.Words[1]));
    }

    [Fact]
    public async Task An_error_reply_has_its_code_and_text_and_harms_nobody_else()
    {
        _server.On("INCR").Reply("-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
        var failing = _client.IncrAsync("k").AsTask();
        var next = _client.EchoAsync("next").AsTask();
        var error = await Assert.ThrowsAsync<ValkeyServerException>(() => failing);
        Assert.Equal("WRONGTYPE", error.Code);
        Assert.Equal("WRONGTYPE Operation against a key holding the wrong kind of value", error.Message);
        Assert.Equal("next", await next);
    }

    [Theory]
    [InlineData("$5\r\nhello\r\n", "INCR: The reply has a bulk string where an integer is expected.")]
    [InlineData(":9223372036854775808\r\n", "INCR: The reply has an integer where one that fits into 64 bits is expected.")]
    public async Task A_reply_of_another_shape_names_the_command_and_harms_nobody_else(string reply, string told)
    {
        _server.On("INCR").Reply(reply);
        var failing = _client.IncrAsync("k").AsTask();
        var next = _client.EchoAsync("next").AsTask();
        var error = await Assert.ThrowsAsync<ValkeyProtocolException>(() => failing);
        Assert.Equal(told, error.Message);
        Assert.Equal(DeliveryStatus.Answered, error.Delivery);
        Assert.Equal("next", await next);
    }

    [Fact]
    public async Task A_late_reply_does_not_reach_the_call_that_uses_the_object_next()
    {
        TaskCompletionSource gate = new();
        _server.On("ECHO", "slow").After(gate.Task).ReplyBulk("slow").Once();
        ManualTime time = new();
        await using var client = await TestClient.ConnectAsync(_server, connection: TestClient.Within(time));
        var slow = client.EchoAsync("slow", TimeSpan.FromMilliseconds(50)).AsTask();
        var received = await _server.WhenReceivedAsync("ECHO", "slow");
        time.Advance(TimeSpan.FromMilliseconds(50));
        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => slow);
        Assert.Equal(DeliveryStatus.Written, error.Delivery);

        var tasks = Enumerable.Range(0, 100).Select(i => client.EchoAsync($"{i}").AsTask()).ToArray();
        gate.SetResult();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), await Task.WhenAll(tasks));
        Assert.All(
            _server.Received.Where(static command => command.Words[0] == "ECHO"), command => Assert.Same(received.Connection, command.Connection));
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once_and_its_reply_is_dropped()
    {
        TaskCompletionSource gate = new();
        _server.On("ECHO", "slow").After(gate.Task).ReplyBulk("slow").Once();
        using CancellationTokenSource source = new();
        var slow = _client.EchoAsync("slow", cancellationToken: source.Token).AsTask();
        var next = _client.EchoAsync("next").AsTask();
        await _server.WhenReceivedAsync("ECHO", "slow");
        await source.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        Assert.Equal(source.Token, error.CancellationToken);

        gate.SetResult();
        Assert.Equal("next", await next);
    }

    [Fact]
    public async Task A_token_that_has_fired_already_sends_nothing()
    {
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        Assert.True(_client.EchoAsync("never", cancellationToken: source.Token).AsTask().IsCanceled);
        await _client.EchoAsync("after");
        Assert.Equal(0, _server.CountReceived("ECHO", "never"));
    }

    [Fact]
    public async Task Arguments_that_cannot_be_sent_are_refused_before_anything_is_sent()
    {
        // They throw in the call, before there is a task that could.
        Refuses<ArgumentException>(() => _client.GetAsync(default).AsTask());
        Refuses<ArgumentException>(() => _client.MGetAsync().AsTask());
        Refuses<ArgumentException>(() => _client.MGetAsync("a", "b", default).AsTask());
        Refuses<ArgumentOutOfRangeException>(() => _client.BlPopAsync("k", TimeSpan.FromSeconds(-5)).AsTask());

        // The object of the refused call serves the next one, clean.
        Assert.Equal("ok", await _client.EchoAsync("ok"));
        _server.On("MGET").Reply("*1\r\n$1\r\nv\r\n");
        Assert.Equal(["v"], (await _client.MGetAsync("a")).Select(value => (string?)value));
        Assert.Equal(["MGET a"], _server.Received.Where(command => command.Words[0] is "GET" or "MGET" or "BLPOP").Select(command => command.ToString()));
        Assert.Equal(0, _client.Executor.UnderWay);
    }

    [Fact]
    public async Task A_reply_in_pieces_is_one_reply()
    {
        TaskCompletionSource gate = new();
        _server.On("GET").Reply("$10\r\n01").After(gate.Task).Reply("234567").Reply("89\r").Reply("\n");
        var call = _client.GetAsync("k").AsTask();
        await _server.WhenReceivedAsync("GET");
        gate.SetResult();
        Assert.Equal("0123456789", (string?)await call);
    }

    [Fact]
    public async Task What_the_server_pushes_is_no_reply()
    {
        _server.On("GET").Reply(">2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\nk\r\n$1\r\nv\r\n>1\r\n+again\r\n");
        Assert.Equal("v", (string?)await _client.GetAsync("k"));
        Assert.Equal("w", await _client.EchoAsync("w"));
    }

    [Fact]
    public async Task A_value_of_several_megabytes_goes_and_comes_whole()
    {
        var large = new string('v', 3 * 1024 * 1024);
        _server.On("SET").Reply("+OK\r\n");
        _server.On("GET").Reply($"${large.Length}\r\n{large}\r\n");
        var set = _client.SetAsync("k", System.Text.Encoding.ASCII.GetBytes(large)).AsTask();
        var get = _client.GetAsync("k").AsTask();
        var echo = _client.EchoAsync("after").AsTask();
        await set;
        Assert.Equal(large, (string?)await get);
        Assert.Equal("after", await echo);
        Assert.Equal(large, (await _server.WhenReceivedAsync("SET")).Words[2]);
    }

    private static void Refuses<TException>(Action call)
        where TException : Exception => Assert.Throws<TException>(call);
}
