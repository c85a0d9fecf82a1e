using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Calls;

public sealed class ServerVersionTests
{
    public static TheoryData<ServerVersion, string, ValkeyProtocol> Servers => new()
    {
        { ServerVersion.Valkey80, "8.0.", ValkeyProtocol.Resp3 },
        { ServerVersion.Valkey80, "8.0.", ValkeyProtocol.Resp2 },
        { ServerVersion.Redis70, "7.0.", ValkeyProtocol.Resp3 },
        { ServerVersion.Redis70, "7.0.", ValkeyProtocol.Resp2 },
    };

    [Theory]
    [MemberData(nameof(Servers), DisableDiscoveryEnumeration = true)]
    public async Task Earlier_servers_are_spoken_to_in_the_commands_that_they_know(ServerVersion version, string number, ValkeyProtocol protocol)
    {
        await using var server = await ValkeyServer.StartAsync(new ServerOptions { Version = version });
        await using var client = await GlideClient.ConnectAsync(
            BehaviourServer.For(server) with { Protocol = protocol, ClientName = "smoke", Database = 1 });

        Assert.Equal((int)protocol, client.Protocol);
        Assert.StartsWith(number, client.ServerVersion, StringComparison.Ordinal);

        Assert.True(await client.SetAsync("text", "value", expiry: TimeSpan.FromMinutes(1)));
        Assert.Equal("value", (string?)await client.GetAsync("text"));
        Assert.Equal(1, await client.DbSizeAsync());

        await client.HSetAsync("hash", new FieldValue("a", 1), new FieldValue("b", "two"));
        var hash = await client.HGetAllAsync("hash");
        Assert.Equal((2, "1", "two"), (hash.Count, (string)hash["a"], (string)hash["b"]));

        var waiting = client.BLPopAsync(TimeSpan.FromSeconds(20), "list").AsTask();
        await client.RPushAsync("list", "element");
        Assert.Equal("element", (string)(await Eventually.CompletesAsync(waiting))!.Value.Value);

        await client.ZAddAsync("sorted", [new ScoredMember("m", 1.5)]);
        Assert.Equal(1.5, await client.ZScoreAsync("sorted", "m"));

        var error = await Assert.ThrowsAsync<ValkeyServerException>(async () => await client.IncrAsync("hash"));
        Assert.Equal("WRONGTYPE", error.Code);

        await using var session = await client.OpenSessionAsync();
        await session.WatchAsync("text");
        await session.MultiAsync();
        await session.CustomCommandAsync("SET", "text", "changed");
        Assert.Equal("OK", Assert.Single((await session.ExecAsync())!).AsText());
    }

    [Fact]
    public async Task A_command_that_the_server_does_not_know_yet_is_an_error_of_the_server()
    {
        await using var server = await ValkeyServer.StartAsync(new ServerOptions { Version = ServerVersion.Redis70 });
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));

        var error = await Assert.ThrowsAsync<ValkeyServerException>(async () => await client.CustomCommandAsync("DELIFEQ", "key", "value"));

        Assert.Contains("unknown command", error.Message, StringComparison.Ordinal);
    }
}
