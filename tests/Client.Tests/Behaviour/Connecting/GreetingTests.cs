using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Connecting;

public sealed class GreetingTests(BehaviourServer fixture)
{
    [Fact]
    public async Task The_server_knows_the_client_by_its_name_its_library_and_its_database()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { ClientName = "greeting-1", Database = 5 });

        var line = await fixture.ClientListLineAsync("greeting-1");

        Assert.Contains(" lib-name=Glide.Generated ", line, StringComparison.Ordinal);
        Assert.Matches(" lib-ver=[0-9]+[.][0-9]+[.][0-9]+[^ ]* ", line);
        Assert.Contains(" db=5 ", line, StringComparison.Ordinal);
        Assert.Contains(" resp=3 ", line, StringComparison.Ordinal);
        Assert.Equal(3, client.Protocol);
        Assert.StartsWith("9.1.", client.ServerVersion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RESP2_is_spoken_if_it_is_asked_for()
    {
        await using var client = await GlideClient.ConnectAsync(
            fixture.Options with { ClientName = "greeting-2", Protocol = ValkeyProtocol.Resp2, Database = 6 });

        var line = await fixture.ClientListLineAsync("greeting-2");

        Assert.Contains(" resp=2 ", line, StringComparison.Ordinal);
        Assert.Contains(" db=6 ", line, StringComparison.Ordinal);
        Assert.Equal(2, client.Protocol);
        Assert.StartsWith("9.1.", client.ServerVersion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_and_database_are_set_again_after_a_reconnect()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await GlideClient.ConnectAsync(
            BehaviourServer.For(proxy) with { ClientName = "greeting-3", Database = 7 });
        proxy.CutAll();
        await Eventually.TrueAsync(() => proxy.Connections.Count == 2 && client.State == ConnectionState.Connected);
        await Eventually.TrueAsync(async () => await CountAsync(" name=greeting-3 ") == 1, what: "the server has seen the first connection end");

        Assert.Contains(" db=7 ", await fixture.ClientListLineAsync("greeting-3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Unix_socket_is_connected_to()
    {
        await using var client = await GlideClient.ConnectAsync($"unix://{fixture.Server.UnixSocket}?clientName=greeting-4&requestTimeout=20000&connectionTimeout=20000");

        await client.CustomCommandAsync("PING");

        Assert.Contains(fixture.Server.UnixSocket, await fixture.ClientListLineAsync("greeting-4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_of_the_users_own_is_spoken_over()
    {
        var asked = ("", 0);
        await using var client = await GlideClient.ConnectAsync(fixture.Options with
        {
            Host = "behind.the.tunnel",
            Port = 1234,
            StreamFactory = (host, port, cancellationToken) =>
            {
                asked = (host, port);
                return Streams.ConnectAsync(fixture.Server.Host, fixture.Server.Port, cancellationToken);
            },
        });

        Assert.Equal("PONG", (await client.CustomCommandAsync("PING")).AsText());
        Assert.Equal(("behind.the.tunnel", 1234), asked);
    }

    [Theory]
    [InlineData("-ERR unknown command 'HELLO', with args beginning with: '3'\r\n")]
    [InlineData("-ERR unknown command `HELLO`, with args beginning with: `3`, \r\n")]
    [InlineData("-NOPROTO unsupported protocol version\r\n")]
    public async Task A_server_that_does_not_know_RESP3_is_spoken_to_in_RESP2(string refusal)
    {
        await using var server = ScriptedServer.Start();
        server.On("HELLO").Reply(refusal);
        server.On("CLIENT", "SETINFO").Reply("-ERR unknown subcommand\r\n");

        await using var client = await GlideClient.ConnectAsync(
            BehaviourServer.For(server) with { User = "app", Password = "secret", ClientName = "old", Database = 2 });

        Assert.Equal((2, ""), (client.Protocol, client.ServerVersion));
        Assert.Equal(["AUTH", "app", "secret"], (await server.WhenReceivedAsync("AUTH")).Words);
        var afterwards = server.Received.Select(static command => command.ToString()).SkipWhile(static words => words != "AUTH app secret");
        Assert.Contains("SELECT 2", afterwards);
        Assert.Equal(1, server.CountReceived("CLIENT", "SETNAME", "old"));
    }

    [Fact]
    public async Task RESP2_is_not_tried_after_the_credentials_were_refused()
    {
        await using var server = ScriptedServer.Start();
        server.On("HELLO").Reply("-WRONGPASS invalid username-password pair or user is disabled.\r\n");

        await Assert.ThrowsAsync<ValkeyAuthenticationException>(
            () => GlideClient.ConnectAsync(BehaviourServer.For(server) with { Password = "wrong" }));

        Assert.Equal((1, 0), (server.CountReceived("HELLO"), server.CountReceived("AUTH")));
    }

    [Fact]
    public async Task An_old_server_that_wants_a_password_is_not_taken_for_a_connection()
    {
        await using var server = ScriptedServer.Start();
        server.On("HELLO").Reply("-ERR unknown command 'HELLO'\r\n");
        server.On("CLIENT").Reply("-NOAUTH Authentication required.\r\n");

        var error = await Assert.ThrowsAsync<ValkeyAuthenticationException>(() => GlideClient.ConnectAsync(BehaviourServer.For(server)));

        Assert.Contains("NOAUTH", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_full_is_not_taken_for_a_wrong_password()
    {
        await using var server = ScriptedServer.Start();
        server.On("HELLO").Reply("-ERR max number of clients reached\r\n").Cut(CutKind.Finish);

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClient.ConnectAsync(BehaviourServer.For(server)));

        Assert.Contains("max number of clients reached", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_the_server_does_not_have_is_told_as_such()
    {
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(
            () => GlideClient.ConnectAsync(fixture.Options with { Database = 99 }));

        Assert.Contains("DB index is out of range", error.Message, StringComparison.Ordinal);
    }

    private async Task<int> CountAsync(string text) =>
        (await fixture.Server.ExecuteAsync("CLIENT", "LIST")).Text!.Split('\n').Count(line => line.Contains(text, StringComparison.Ordinal));
}
