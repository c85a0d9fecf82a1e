using Glide.Harness;

namespace Glide.Client.Tests.Commands.Scripting;

public sealed class ScriptTests(CommandServers servers) : CommandTests(servers)
{
    /// <summary>The digest of <c>return ARGV[1]</c>.</summary>
    private const string Script = "return ARGV[1]";
    private const string Digest = "098e0f0d1448c0a81dafe820f66d460eb09263da";

    [Theory]
    [OnEveryServer]
    public async Task Eval_gives_the_script_its_keys_and_arguments(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var nothing = await valkey.Sends("EVAL \"return false\" 0", valkey.Commands.EvalAsync("return false"));
        var words = await valkey.Sends(
            "EVAL \"return {KEYS[1], KEYS[2], ARGV[1]}\" 2 a b \"\\x00\"",
            valkey.Commands.EvalAsync("return {KEYS[1], KEYS[2], ARGV[1]}", ["a", "b"], [new byte[] { 0 }]));
        var argument = await valkey.Sends($"EVAL \"{Script}\" 0 only", valkey.Commands.EvalAsync(Script, args: ["only"]));

        Assert.True(nothing.IsNull);
        Assert.Equal(["a", "b", "\0"], words.Items.Select(static item => item.AsText()));
        Assert.Equal("only", argument.AsText());
    }

    [Theory]
    [OnEveryServer]
    public async Task Eval_returns_whatever_kind_of_reply_the_script_makes(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var reply = await valkey.Commands.EvalAsync("return {1, 'text', {2, 3}, redis.status_reply('FINE'), redis.error_reply('MY fault')}");
        var map = await valkey.Commands.EvalAsync("redis.setresp(3); return {map={a=1.5}}");

        Assert.Equal(1, reply.Items[0].AsInt64());
        Assert.Equal("text", reply.Items[1].AsText());
        Assert.Equal([2, 3], reply.Items[2].Items.Select(static item => item.AsInt64()));
        Assert.Equal("FINE", reply.Items[3].AsText());
        Assert.True(reply.Items[4].IsError);
        Assert.Contains("MY fault", reply.Items[4].AsText(), StringComparison.Ordinal);
        Assert.Equal("a", Assert.Single(map.Entries).Key.AsText());
    }

    [Theory]
    [OnEveryServer]
    public async Task Eval_fails_with_the_error_that_the_script_returns(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses(
            "EVAL \"return redis.error_reply('MY fault')\" 0", () => valkey.Commands.EvalAsync("return redis.error_reply('MY fault')").AsTask());

        Assert.Equal("MY", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task A_read_only_script_may_not_write(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", "value");

        var reply = await valkey.Sends(
            "EVAL_RO \"return redis.call('GET', KEYS[1])\" 1 key", valkey.Commands.EvalReadOnlyAsync("return redis.call('GET', KEYS[1])", ["key"]));
        var error = await valkey.Refuses(
            "EVAL_RO \"return redis.call('DEL', KEYS[1])\" 1 key x",
            () => valkey.Commands.EvalReadOnlyAsync("return redis.call('DEL', KEYS[1])", ["key"], ["x"]).AsTask());

        Assert.Equal("value", reply.AsText());
        Assert.Contains("Write commands are not allowed from read-only scripts", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task A_loaded_script_runs_by_its_digest(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("SCRIPT FLUSH", valkey.Commands.ScriptFlushAsync());

        Assert.Equal(Digest, await valkey.Sends($"SCRIPT LOAD \"{Script}\"", valkey.Commands.ScriptLoadAsync(Script)));
        var exist = await valkey.Sends($"SCRIPT EXISTS {Digest} other", valkey.Commands.ScriptExistsAsync(Digest, "other"));
        Assert.Equal([true, false], exist);
        Assert.Equal("x", (await valkey.Sends($"EVALSHA {Digest} 1 k x", valkey.Commands.EvalShaAsync(Digest, ["k"], ["x"]))).AsText());
        Assert.Equal("y", (await valkey.Sends($"EVALSHA_RO {Digest} 0 y", valkey.Commands.EvalShaReadOnlyAsync(Digest, args: ["y"]))).AsText());
    }

    [Theory]
    [OnEveryServer]
    public async Task A_script_that_is_not_there_is_refused_by_NOSCRIPT(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ScriptLoadAsync(Script);
        await valkey.Sends("SCRIPT FLUSH SYNC", valkey.Commands.ScriptFlushAsync(FlushMode.Sync));
        await valkey.Sends("SCRIPT FLUSH ASYNC", valkey.Commands.ScriptFlushAsync(FlushMode.Async));

        Assert.Equal("NOSCRIPT", (await valkey.Refuses($"EVALSHA {Digest} 0", () => valkey.Commands.EvalShaAsync(Digest).AsTask())).Code);
        Assert.Equal("NOSCRIPT", (await valkey.Refuses($"EVALSHA_RO {Digest} 0", () => valkey.Commands.EvalShaReadOnlyAsync(Digest).AsTask())).Code);
    }

    [Theory]
    [OnEveryServer(Command = "SCRIPT SHOW")]
    public async Task ScriptShow_returns_the_text_of_a_loaded_script(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ScriptLoadAsync(Script);

        Assert.Equal(Script, await valkey.Sends($"SCRIPT SHOW {Digest}", valkey.Commands.ScriptShowAsync(Digest)));
        await valkey.Commands.ScriptFlushAsync();
        Assert.Equal("NOSCRIPT", (await valkey.Refuses($"SCRIPT SHOW {Digest}", () => valkey.Commands.ScriptShowAsync(Digest).AsTask())).Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task ScriptKill_ends_a_script_that_runs_for_too_long(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target, new ServerOptions { Configuration = ["busy-reply-threshold 5"] });
        await using var session = await valkey.OpenSessionAsync();
        var idle = await valkey.Refuses("SCRIPT KILL", () => valkey.Commands.ScriptKillAsync().AsTask());
        Assert.Equal("NOTBUSY", idle.Code);

        var endless = session.Commands.EvalAsync("while true do end").AsTask();
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                await valkey.Sends("SCRIPT KILL", valkey.Commands.ScriptKillAsync());
                return true;
            }
            catch (ValkeyServerException early) when (early.Code == "NOTBUSY")
            {
                return false;
            }
        });

        var error = await Assert.ThrowsAsync<ValkeyServerException>(() => endless);
        Assert.Contains("Script killed by user", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task ScriptDebug_says_how_the_sessions_scripts_run(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("SCRIPT DEBUG YES", session.Commands.ScriptDebugAsync(ScriptDebugMode.Forked));
        await session.Sends("SCRIPT DEBUG SYNC", session.Commands.ScriptDebugAsync(ScriptDebugMode.Sync));
        await session.Sends("SCRIPT DEBUG NO", session.Commands.ScriptDebugAsync(ScriptDebugMode.Off));

        Assert.Equal(1, (await session.Commands.EvalAsync("return 1")).AsInt64());
    }

    [Theory]
    [OnEveryServer(Since = "9.1", What = "SCRIPT DEBUG … ENGINE")]
    public async Task ScriptDebug_takes_the_name_of_an_engine(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("SCRIPT DEBUG SYNC lua", session.Commands.ScriptDebugAsync(ScriptDebugMode.Sync, "lua"));
        await session.Sends("SCRIPT DEBUG NO", session.Commands.ScriptDebugAsync(ScriptDebugMode.Off));
    }
}
