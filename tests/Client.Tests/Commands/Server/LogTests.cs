namespace Glide.Client.Tests.Commands.Server;

public sealed class LogTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task The_slow_log_tells_what_took_how_long_and_who_asked(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("SLOWLOG RESET", valkey.Commands.SlowLogResetAsync());
        await valkey.Commands.ConfigSetAsync(new ConfigSetting("slowlog-log-slower-than", 0));
        await valkey.Commands.SetAsync("key", "value");
        await valkey.Commands.ConfigSetAsync(new ConfigSetting("slowlog-log-slower-than", -1));

        Assert.Equal(2, await valkey.Sends("SLOWLOG LEN", valkey.Commands.SlowLogLenAsync()));
        var entries = await valkey.Sends("SLOWLOG GET", valkey.Commands.SlowLogGetAsync());

        Assert.Equal(2, entries.Length);
        var set = entries[0];
        Assert.Equal<ValkeyValue>(["SET", "key", "value"], set.Arguments);
        Assert.Equal(entries[1].Id + 1, set.Id);
        Assert.InRange(set.Duration, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange(set.Time, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.StartsWith("127.0.0.1:", set.ClientAddress, StringComparison.Ordinal);
        Assert.Single(await valkey.Sends("SLOWLOG GET 1", valkey.Commands.SlowLogGetAsync(1)));
        await valkey.Commands.SlowLogResetAsync();
        Assert.Empty(await valkey.Commands.SlowLogGetAsync());
    }

    [Theory]
    [OnEveryServer(Command = "COMMANDLOG RESET")]
    public async Task The_command_log_knows_slow_commands_large_requests_and_large_replies(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.CommandLogResetAsync(CommandLogType.LargeRequest);
        await valkey.Commands.CommandLogResetAsync(CommandLogType.LargeReply);
        await valkey.Commands.ConfigSetAsync(new ConfigSetting("commandlog-request-larger-than", 1000), new ConfigSetting("commandlog-reply-larger-than", 1000));
        await valkey.Commands.SetAsync("key", new string('x', 2000));
        await valkey.Commands.GetAsync("key");
        await valkey.Commands.ConfigSetAsync(new ConfigSetting("commandlog-request-larger-than", 1048576), new ConfigSetting("commandlog-reply-larger-than", 1048576));

        var request = Assert.Single(await valkey.Sends(
            "COMMANDLOG GET 5 large-request", valkey.Commands.CommandLogGetAsync(5, CommandLogType.LargeRequest)));
        var reply = Assert.Single(await valkey.Sends(
            "COMMANDLOG GET -1 large-reply", valkey.Commands.CommandLogGetAsync(-1, CommandLogType.LargeReply)));

        Assert.Equal("SET", request.Arguments[0]);
        Assert.True(request.Amount > 2000);
        Assert.Equal<ValkeyValue>(["GET", "key"], reply.Arguments);
        Assert.True(reply.Amount > 2000);
        Assert.Equal(1, await valkey.Sends("COMMANDLOG LEN large-request", valkey.Commands.CommandLogLenAsync(CommandLogType.LargeRequest)));
        await valkey.Sends("COMMANDLOG RESET large-request", valkey.Commands.CommandLogResetAsync(CommandLogType.LargeRequest));
        await valkey.Sends("COMMANDLOG RESET large-reply", valkey.Commands.CommandLogResetAsync(CommandLogType.LargeReply));
        await valkey.Sends("COMMANDLOG RESET slow", valkey.Commands.CommandLogResetAsync(CommandLogType.Slow));
        Assert.Equal(0, await valkey.Sends("COMMANDLOG LEN slow", valkey.Commands.CommandLogLenAsync(CommandLogType.Slow)));
        Assert.Empty(await valkey.Commands.CommandLogGetAsync(1, CommandLogType.LargeReply));
    }
}
