using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Sessions;

public sealed class SessionBoundCommandTests
{
    public static TheoryData<string> Commands =>
    [
        "WATCH key", "UNWATCH", "MULTI", "EXEC", "DISCARD", "SELECT 1", "AUTH secret", "HELLO 3", "RESET", "QUIT",
        "WAIT 1 0", "WAITAOF 1 0 0", "ASKING", "READONLY", "READWRITE", "SCRIPT DEBUG YES",
        "CLIENT SETNAME x", "CLIENT SETINFO LIB-NAME x", "CLIENT TRACKING ON", "CLIENT CACHING YES", "CLIENT NO-EVICT ON", "CLIENT NO-TOUCH ON",
        "CLIENT CAPA redirect", "watch key", "Client SetName x",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_about_its_own_connection_is_refused_on_the_one_that_all_share(string line)
    {
        await using var server = ScriptedServer.Start();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));
        var before = server.Received.Count;
        ValkeyValue[] words = [.. line.Split(' ').Select(word => (ValkeyValue)word)];

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await client.CustomCommandAsync(words));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await client.With(TimeSpan.FromSeconds(1)).CustomCommandAsync(words));

        Assert.Contains("OpenSessionAsync", error.Message, StringComparison.Ordinal);
        await client.PingAsync();
        Assert.Equal("PING", Assert.Single(server.Received.Skip(before)).Words[0]);
    }

    [Theory]
    [InlineData("SUBSCRIBE channel")]
    [InlineData("PSUBSCRIBE pattern*")]
    [InlineData("SSUBSCRIBE channel")]
    [InlineData("UNSUBSCRIBE")]
    [InlineData("MONITOR")]
    [InlineData("client reply off")]
    [InlineData("SYNC")]
    [InlineData("PSYNC ? -1")]
    public async Task A_command_without_one_reply_is_refused_everywhere(string line)
    {
        await using var server = ScriptedServer.Start();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));
        await using var session = await client.OpenSessionAsync();
        var before = server.Received.Count;
        ValkeyValue[] words = [.. line.Split(' ').Select(word => (ValkeyValue)word)];

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await client.CustomCommandAsync(words));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.CustomCommandAsync(words));

        Assert.Contains("not answered by one reply", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, server.Received.Count);
    }

    [Fact]
    public async Task Commands_that_only_look_like_them_are_sent()
    {
        await using var server = ScriptedServer.Start();
        server.On("CLIENT", "ID").Reply(":7\r\n");
        server.On("ECHO").ReplyBulk("WATCH");
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));

        Assert.Equal(7, (await client.CustomCommandAsync("CLIENT", "ID")).AsInt64());
        Assert.Equal("WATCH", (await client.CustomCommandAsync("ECHO", "WATCH")).AsText());
    }
}
