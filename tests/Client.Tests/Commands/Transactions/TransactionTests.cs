namespace Glide.Client.Tests.Commands.Transactions;

public sealed class TransactionTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Exec_runs_what_was_queued_and_returns_all_replies(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("MULTI", session.Commands.MultiAsync());
        await session.Commands.CustomCommandAsync("SET", "key", "5");
        await session.Commands.CustomCommandAsync("INCR", "key");
        await session.Commands.CustomCommandAsync("LPUSH", "key", "a");
        await session.Commands.CustomCommandAsync("GET", "missing");
        var replies = await session.Sends("EXEC", session.Commands.ExecAsync());

        Assert.NotNull(replies);
        Assert.Equal("OK", replies[0].AsText());
        Assert.Equal(6, replies[1].AsInt64());
        Assert.StartsWith("WRONGTYPE", replies[2].AsText(), StringComparison.Ordinal);
        Assert.True(replies[2].IsError);
        Assert.True(replies[3].IsNull);
    }

    [Theory]
    [OnEveryServer]
    public async Task Exec_is_null_when_a_watched_key_has_changed(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("WATCH a b", session.Commands.WatchAsync("a", "b"));
        await valkey.Commands.SetAsync("b", "changed");
        await session.Commands.MultiAsync();
        await session.Commands.CustomCommandAsync("SET", "a", "1");

        Assert.Null(await session.Sends("EXEC", session.Commands.ExecAsync()));
        Assert.Null(await valkey.Commands.GetAsync("a"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Unwatch_forgets_the_watched_keys(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Commands.WatchAsync("key");
        await session.Sends("UNWATCH", session.Commands.UnwatchAsync());
        await valkey.Commands.SetAsync("key", "changed");
        await session.Commands.MultiAsync();

        Assert.Empty((await session.Commands.ExecAsync())!);
    }

    [Theory]
    [OnEveryServer]
    public async Task Discard_forgets_what_was_queued(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Commands.MultiAsync();
        await session.Commands.CustomCommandAsync("SET", "key", "1");
        await session.Sends("DISCARD", session.Commands.DiscardAsync());

        Assert.Null(await session.Commands.GetAsync("key"));
        Assert.Equal("ERR EXEC without MULTI", (await session.Refuses("EXEC", () => session.Commands.ExecAsync().AsTask())).Message);
        Assert.Equal("ERR DISCARD without MULTI", (await session.Refuses("DISCARD", () => session.Commands.DiscardAsync().AsTask())).Message);
    }

    [Theory]
    [OnEveryServer]
    public async Task Exec_refuses_a_transaction_into_which_a_wrong_command_was_queued(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Commands.MultiAsync();
        await session.Refuses("NONSENSE", () => session.Commands.CustomCommandAsync("NONSENSE").AsTask());

        Assert.Equal("EXECABORT", (await session.Refuses("EXEC", () => session.Commands.ExecAsync().AsTask())).Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task A_typed_command_inside_a_transaction_is_queued_and_says_so(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Commands.MultiAsync();
        var error = await Assert.ThrowsAsync<ValkeyProtocolException>(() => session.Commands.IncrAsync("key").AsTask());

        Assert.Contains(": The server has queued the command", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single((await session.Commands.ExecAsync())!).AsInt64());
    }
}
