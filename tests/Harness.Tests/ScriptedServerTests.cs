namespace Glide.Harness.Tests;

public sealed class ScriptedServerTests : IAsyncLifetime
{
    private readonly ScriptedServer _server = ScriptedServer.Start();
    private RawConnection _connection = null!;

    public async ValueTask InitializeAsync() => _connection = await RawConnection.ConnectAsync(_server.EndPoint);

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("2", '*')]
    [InlineData("3", '%')]
    public async Task It_greets_in_the_protocol_that_is_asked_for(string protocol, char kind)
    {
        RawReply greeting = await _connection.ExecuteAsync("HELLO", protocol);
        Assert.Equal(kind, greeting.Kind);
        Assert.Equal("valkey", greeting["server"].Text);
        Assert.Equal(protocol, greeting["proto"].Text);
    }

    [Fact]
    public async Task The_last_script_that_fits_answers_as_often_as_it_says()
    {
        _server.On("GET").Reply("$1\r\na\r\n");
        _server.On("GET", "k").ReplyBulk("über").Once();

        Assert.Equal("über", (await _connection.ExecuteAsync("get", "k")).Text);
        Assert.Equal("a", (await _connection.ExecuteAsync("GET", "k")).Text);
    }

    [Fact]
    public async Task What_is_scripted_once_a_command_is_in_is_for_the_next_one()
    {
        TaskCompletionSource gate = new();
        _server.On("GET").After(gate.Task).ReplyBulk("v");
        await _connection.SendAsync("GET", "k");
        await _connection.SendAsync("PING");
        await _server.WhenReceivedAsync("PING");

        _server.On("PING").Reply("+LATER\r\n");
        gate.SetResult();
        Assert.Equal("v", (await _connection.ReadReplyAsync()).Text);
        Assert.Equal("PONG", (await _connection.ReadReplyAsync()).Text);
        Assert.Equal("LATER", (await _connection.ExecuteAsync("PING")).Text);
    }

    [Fact]
    public async Task A_command_nobody_scripted_is_unknown()
    {
        await _connection.SendAsync("NONSENSE");
        Assert.Equal("ERR unknown command 'NONSENSE'", (await _connection.ReadReplyAsync()).Text);
    }

    [Fact]
    public async Task A_reply_stops_where_the_script_says_until_its_gate_opens()
    {
        TaskCompletionSource gate = new();
        _server.On("GET").Reply("$5\r\nhe").After(gate.Task).Reply("llo\r\n");
        Task<RawReply> reply = _connection.ExecuteAsync("GET", "k");
        await _connection.SendAsync("PING");

        // The second command is known although the first still waits.
        await _server.WhenReceivedAsync("PING");
        Assert.False(reply.IsCompleted);

        gate.SetResult();
        Assert.Equal("hello", (await Eventually.CompletesAsync(reply)).Text);
        Assert.Equal("PONG", (await _connection.ReadReplyAsync()).Text);
    }

    [Fact]
    public async Task It_keeps_what_it_received_whatever_the_pieces()
    {
        string value = new('x', 200_000);
        _server.On("SET").Reply("+OK\r\n");
        await _connection.ExecuteAsync("SET", "k", value);
        await _connection.SendRawAsync("*1\r\n$4\r\nPI"u8.ToArray());
        await _connection.SendRawAsync("NG\r\n"u8.ToArray());
        await _connection.ReadReplyAsync();

        Assert.Equal(["SET", "k", value], _server.Received[0].Words);
        Assert.Equal(1, _server.CountReceived("PING"));
    }

    [Fact]
    public async Task A_cut_in_the_middle_of_a_reply_ends_the_connection()
    {
        _server.On("GET").Reply("$5\r\nhe").Cut(CutKind.Finish);
        await _connection.SendAsync("GET", "k");
        await Assert.ThrowsAsync<EndOfStreamException>(_connection.ReadReplyAsync);
    }

    [Fact]
    public async Task It_can_send_what_nobody_asked_for()
    {
        await _connection.ExecuteAsync("PING");
        await _server.Connections[0].SendAsync(">2\r\n+invalidate\r\n*0\r\n");
        Assert.Equal('>', (await _connection.ReadReplyAsync()).Kind);
    }
}
