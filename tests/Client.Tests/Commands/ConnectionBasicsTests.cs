namespace Glide.Client.Tests.Commands;

public sealed class ConnectionBasicsTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task A_custom_command_sends_its_words_and_returns_the_reply(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        var reply = await valkey.Sends("ECHO \"a b\"", valkey.Client.CustomCommandAsync("ECHO", "a b"));

        Assert.Equal("a b", reply.AsText());
        Assert.Equal((int)protocol, valkey.Client.Protocol);
        Assert.StartsWith("9.1.", valkey.Client.ServerVersion, StringComparison.Ordinal);
    }
}
