using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Scripted;

/// <summary>The first words on a connection, and what servers may answer to them.</summary>
public sealed class HandshakeTests : IAsyncLifetime
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private readonly ScriptedServer _server = ScriptedServer.Start();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_says_in_three_round_trips_who_comes_and_what_it_speaks()
    {
        await using var client = await TestClient.ConnectAsync(_server, connection: WithPassword("secret") with { Database = 3, ClientName = "me" });
        Assert.Equal(
            [
                "HELLO 3 AUTH default secret SETNAME me",
                "SELECT 3",
                "CLIENT SETINFO lib-name connection-tests",
                "CLIENT SETINFO lib-ver 1",
            ],
            Words());
        Assert.Equal(new ServerHello(3, "valkey", "9.1.0", 0), client.Executor.Hello);
        await Eventually.TrueAsync(() => client.States.Count >= 2);
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected], client.States);
    }

    [Fact]
    public async Task No_call_is_sent_before_it_is_done()
    {
        TaskCompletionSource hello = new();
        TaskCompletionSource info = new();
        _server.On("HELLO").After(hello.Task).Reply(
            "%3\r\n+server\r\n+valkey\r\n+proto\r\n:3\r\n+version\r\n+9.1.0\r\n");
        _server.On("CLIENT").After(info.Task).Reply("+OK\r\n");
        _server.On("ECHO").ReplyBulk("hi");

        await using var client = TestClient.ConnectLazily(_server.Host, _server.Port);
        var call = client.EchoAsync("hi").AsTask();
        await _server.WhenReceivedAsync("HELLO");
        Assert.Equal(0, _server.CountReceived("ECHO"));

        hello.SetResult();
        await _server.WhenReceivedAsync("CLIENT", "SETINFO", "LIB-VER");
        Assert.Equal(0, _server.CountReceived("ECHO"));
        info.SetResult();
        Assert.Equal("hi", await Eventually.CompletesAsync(call));
    }

    [Theory]
    [InlineData("-ERR unknown command 'HELLO', with args beginning with: '3' \r\n")]
    [InlineData("-ERR unknown command `HELLO`\r\n")]
    [InlineData("-NOPROTO unsupported protocol version\r\n")]
    public async Task A_server_that_does_not_speak_RESP3_is_spoken_to_in_RESP2(string refusal)
    {
        _server.On("HELLO").Reply(refusal);
        await using var client = await TestClient.ConnectAsync(_server, connection: WithPassword("secret") with { ClientName = "me" });
        Assert.Equal(2, client.Executor.Hello?.Protocol);
        var afterwards = Words().SkipWhile(static words => words != "AUTH secret");
        Assert.Equal(
            ["AUTH secret", "CLIENT SETNAME me", "CLIENT SETINFO lib-name connection-tests", "CLIENT SETINFO lib-ver 1"],
            afterwards);
    }

    [Theory]
    [InlineData("-WRONGPASS invalid username-password pair or user is disabled.\r\n")]
    [InlineData("-NOAUTH HELLO must be called with the client already authenticated\r\n")]
    [InlineData("-NOPERM User default has no permissions to run the 'hello' command\r\n")]
    public async Task A_refusal_of_the_credentials_is_said_at_once_and_no_other_way_is_tried(string refusal)
    {
        _server.On("HELLO").Reply(refusal);
        var error = await Assert.ThrowsAsync<ValkeyAuthenticationException>(
            () => TestClient.ConnectAsync(_server, connection: WithPassword("wrong")));
        Assert.Contains(refusal[1..^2], error.Message, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{_server.Port}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _server.CountReceived("AUTH"));
        Assert.Single(_server.Connections);
    }

    [Fact]
    public async Task A_refusal_for_another_reason_is_not_a_matter_of_credentials()
    {
        _server.On("HELLO").Reply("-ERR max number of clients reached\r\n");
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => TestClient.ConnectAsync(_server));
        Assert.Contains("max number of clients", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wrong_password_in_RESP2_is_said_at_once_too()
    {
        _server.On("HELLO").Reply("-ERR unknown command 'HELLO'\r\n");
        _server.On("AUTH").Reply("-WRONGPASS no\r\n");
        await Assert.ThrowsAsync<ValkeyAuthenticationException>(() => TestClient.ConnectAsync(_server, connection: WithPassword("wrong")));
        Assert.Equal(1, _server.CountReceived("AUTH"));
        Assert.Single(_server.Connections);
    }

    [Fact]
    public async Task A_client_that_connects_lazily_tells_its_calls_of_the_refusal_at_once()
    {
        _server.On("HELLO").Reply("-WRONGPASS no\r\n");
        await using var client = TestClient.ConnectLazily(_server.Host, _server.Port);
        var error = await Assert.ThrowsAsync<ValkeyAuthenticationException>(() => Eventually.CompletesAsync(client.EchoAsync("a").AsTask()));
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        await Assert.ThrowsAsync<ValkeyAuthenticationException>(() => Eventually.CompletesAsync(client.EchoAsync("b").AsTask()));
        Assert.Equal(0, client.Executor.UnderWay);
    }

    [Fact]
    public async Task A_server_that_does_not_know_SETINFO_is_as_good()
    {
        _server.On("CLIENT").Reply("-ERR unknown subcommand 'setinfo'\r\n");
        _server.On("ECHO").ReplyBulk("hi");
        await using var client = await TestClient.ConnectAsync(_server);
        Assert.Equal("hi", await client.EchoAsync("hi"));
    }

    [Fact]
    public async Task A_database_that_is_not_there_fails_the_connect_with_the_reason()
    {
        _server.On("SELECT").Reply("-ERR DB index is out of range\r\n");
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(
            () => TestClient.ConnectAsync(_server, connection: TestClient.ConnectionOptions with { Database = 99 }));
        Assert.Contains("DB index is out of range", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_fails_the_connect_within_its_time()
    {
        _server.On("HELLO");
        _server.On("CLIENT");
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(
            TestClient.ConnectAsync(_server, connection: TestClient.ConnectionOptions with { ConnectTimeout = Short })));
        Assert.Contains("within 300 ms", error.Message, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => _server.Connections is [{ IsOpen: false }]);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    [InlineData("+OK\r\n")]
    [InlineData("%1\r\n+proto\r\n")]
    public async Task A_server_that_speaks_something_else_fails_the_connect(string answer)
    {
        _server.On("HELLO").Reply(answer).Cut(CutKind.Finish);
        await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(TestClient.ConnectAsync(_server)));
    }

    [Fact]
    public async Task Where_nobody_listens_the_error_names_the_address()
    {
        var port = _server.Port;
        await _server.DisposeAsync();
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => TestClient.ConnectAsync("127.0.0.1", port));
        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
    }

    [Fact]
    public async Task A_refused_greeting_leaves_no_exception_that_nobody_observes()
    {
        var mark = Guid.NewGuid().ToString();
        _server.On("HELLO").Reply("-WRONGPASS no\r\n");
        _server.On("CLIENT").Reply($"-ERR {mark}\r\n");

        var unobserved = await Unobserved.CountAsync(mark, async () =>
        {
            for (var attempt = 0; attempt < 10; attempt++)
            {
                await Assert.ThrowsAsync<ValkeyAuthenticationException>(() => TestClient.ConnectAsync(_server));
            }
        });

        Assert.Equal(0, unobserved);
    }

    private static ConnectionSettings WithPassword(string password) => TestClient.ConnectionOptions with
    {
        Credentials = _ => ValueTask.FromResult<ServerCredentials?>(new ServerCredentials(null, password)),
    };

    private List<string> Words() => [.. _server.Received.Select(command => command.ToString())];
}
