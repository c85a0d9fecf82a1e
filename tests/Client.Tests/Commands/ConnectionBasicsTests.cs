namespace Glide.Client.Tests.Commands;

public sealed class ConnectionBasicsTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task A_custom_command_sends_its_words_and_returns_the_reply(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var reply = await valkey.Sends("ECHO \"a b\"", valkey.Client.CustomCommandAsync("ECHO", "a b"));

        Assert.Equal("a b", reply.AsText());
        Assert.Equal((int)target.Protocol(), valkey.Client.Protocol);
        Assert.StartsWith(target.Version().Number + ".", valkey.Client.ServerVersion, StringComparison.Ordinal);
    }
}
