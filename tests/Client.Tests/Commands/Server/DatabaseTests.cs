namespace Glide.Client.Tests.Commands.Server;

public sealed class DatabaseTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task FlushDb_empties_one_database_and_FlushAll_every_one(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();
        await session.Sends("SELECT 1", session.Commands.SelectAsync(1));
        await session.Commands.SetAsync("other", "1");
        await valkey.Commands.SetAsync("key", "1");
        Assert.Equal(1, await valkey.Sends("DBSIZE", valkey.Commands.DbSizeAsync()));

        await valkey.Sends("FLUSHDB", valkey.Commands.FlushDbAsync());
        Assert.Equal((0, 1), (await valkey.Commands.DbSizeAsync(), await session.Commands.DbSizeAsync()));

        await valkey.Sends("FLUSHALL", valkey.Commands.FlushAllAsync());
        Assert.Equal(0, await session.Commands.DbSizeAsync());
    }

    [Theory]
    [OnEveryServer]
    public async Task Flushing_says_whether_the_server_frees_in_the_background(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await valkey.Sends("FLUSHDB ASYNC", valkey.Commands.FlushDbAsync(FlushMode.Async));
        await valkey.Sends("FLUSHDB SYNC", valkey.Commands.FlushDbAsync(FlushMode.Sync));
        await valkey.Sends("FLUSHALL ASYNC", valkey.Commands.FlushAllAsync(FlushMode.Async));
        await valkey.Sends("FLUSHALL SYNC", valkey.Commands.FlushAllAsync(FlushMode.Sync));
    }

    [Theory]
    [OnEveryServer]
    public async Task SwapDb_exchanges_two_databases(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", "1");

        await valkey.Sends("SWAPDB 0 3", valkey.Commands.SwapDbAsync(0, 3));
        Assert.Equal(0, await valkey.Commands.DbSizeAsync());
        await valkey.Commands.SwapDbAsync(3, 0);
        Assert.Equal(1, await valkey.Commands.DbSizeAsync());

        var error = await valkey.Refuses("SWAPDB 0 99", () => valkey.Commands.SwapDbAsync(0, 99).AsTask());
        Assert.Equal("ERR DB index is out of range", error.Message);
    }

    [Theory]
    [OnEveryServer]
    public async Task Info_tells_everything_or_what_the_sections_hold(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var all = await valkey.Sends("INFO", valkey.Commands.InfoAsync());
        var some = await valkey.Sends("INFO server clients", valkey.Commands.InfoAsync("server", "clients"));

        Assert.Contains("# Memory\r\n", all, StringComparison.Ordinal);
        Assert.StartsWith("# Server\r\n", some, StringComparison.Ordinal);
        Assert.Contains($"tcp_port:{valkey.Server.Port}\r\n", some, StringComparison.Ordinal);
        Assert.Contains("# Clients\r\n", some, StringComparison.Ordinal);
        Assert.DoesNotContain("# Memory", some, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task Time_is_the_servers_clock_to_the_microsecond(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var before = DateTimeOffset.UtcNow;

        var time = await valkey.Sends("TIME", valkey.Commands.TimeAsync());

        Assert.InRange(time, before.AddMilliseconds(-1), DateTimeOffset.UtcNow.AddMilliseconds(1));
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    [Theory]
    [OnEveryServer]
    public async Task Lolwut_paints_and_tells_the_version(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Contains($"ver. {target.Version().Number}.", await valkey.Sends("LOLWUT", valkey.Commands.LolwutAsync()), StringComparison.Ordinal);
        Assert.Contains("schotter", await valkey.Sends("LOLWUT VERSION 5", valkey.Commands.LolwutAsync(5)), StringComparison.Ordinal);
    }
}
