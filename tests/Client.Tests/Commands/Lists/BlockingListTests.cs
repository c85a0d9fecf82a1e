using Glide.Harness;

namespace Glide.Client.Tests.Commands.Lists;

public sealed class BlockingListTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task BLPop_and_BRPop_take_what_is_there_at_once(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "c", "d");

        Assert.Equal(
            new KeyValue("list", "a"), await valkey.Sends("BLPOP missing list 5", valkey.Commands.BLPopAsync(Patience, "missing", "list")));
        Assert.Equal(new KeyValue("list", "d"), await valkey.Sends("BRPOP list 5", valkey.Commands.BRPopAsync(Patience, "list")));
        Assert.Equal(new KeyValue("list", "b"), await valkey.Sends("BLPOP list 5", valkey.Commands.BLPopAsync(Patience, ["list"], Token)));
        Assert.Equal(new KeyValue("list", "c"), await valkey.Sends("BRPOP list 5", valkey.Commands.BRPopAsync(Patience, ["list"], Token)));
    }

    [Theory]
    [OnEveryServer]
    public async Task BLPop_and_BRPop_return_null_when_nothing_comes_in_time(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Null(await valkey.Sends("BLPOP missing 0.01", valkey.Commands.BLPopAsync(Moment, "missing")));
        Assert.Null(await valkey.Sends("BRPOP missing 0.01", valkey.Commands.BRPopAsync(Moment, "missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task BLPop_waits_for_an_element_that_another_call_adds(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var waiting = valkey.Commands.BLPopAsync(TimeSpan.Zero, "list");
        await Eventually.TrueAsync(async () => (await valkey.Server.GetInfoAsync("clients"))["blocked_clients"] == "1");

        await valkey.Commands.RPushAsync("list", "fed");

        Assert.Equal(new KeyValue("list", "fed"), await waiting);
    }

    [Theory]
    [OnEveryServer]
    public async Task BLMove_moves_what_is_there_or_comes_in_time(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("source", "a", "b");

        Assert.Equal("b", await valkey.Sends(
            "BLMOVE source target RIGHT LEFT 5",
            valkey.Commands.BLMoveAsync("source", "target", ListSide.Right, ListSide.Left, Patience)));
        Assert.Null(await valkey.Sends(
            "BLMOVE missing target LEFT RIGHT 0.01",
            valkey.Commands.BLMoveAsync("missing", "target", ListSide.Left, ListSide.Right, Moment)));

        Assert.Equal(["b"], await valkey.Commands.LRangeAsync("target", 0, -1));
    }

    [Theory]
    [OnEveryServer]
    public async Task BRPopLPush_moves_what_is_there_or_comes_in_time(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("source", "a", "b");

        Assert.Equal("b", await valkey.Sends("BRPOPLPUSH source target 5", valkey.Commands.BRPopLPushAsync("source", "target", Patience)));
        Assert.Null(await valkey.Sends("BRPOPLPUSH missing target 0.01", valkey.Commands.BRPopLPushAsync("missing", "target", Moment)));

        Assert.Equal(["b"], await valkey.Commands.LRangeAsync("target", 0, -1));
    }

    [Theory]
    [OnEveryServer]
    public async Task BLMPop_takes_from_the_first_list_that_holds_something(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "c");

        var one = await valkey.Sends(
            "BLMPOP 5 2 missing list LEFT", valkey.Commands.BLMPopAsync(Patience, ["missing", "list"], ListSide.Left));
        var two = await valkey.Sends("BLMPOP 5 1 list RIGHT COUNT 2", valkey.Commands.BLMPopAsync(Patience, ["list"], ListSide.Right, 2));

        Assert.Equal("list", one!.Value.Key);
        Assert.Equal(["a"], one.Value.Values);
        Assert.Equal(["c", "b"], two!.Value.Values);
        Assert.Null(await valkey.Sends("BLMPOP 0.01 1 list LEFT", valkey.Commands.BLMPopAsync(Moment, ["list"], ListSide.Left)));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_blocking_command_of_another_type_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "a");

        var error = await valkey.Refuses("BLPOP text 5", async () => await valkey.Commands.BLPopAsync(Patience, "text"));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task A_negative_timeout_is_not_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await valkey.Commands.BLPopAsync(TimeSpan.FromSeconds(-2), "list"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.BLPopAsync(Patience));
    }

    /// <summary>Longer than a server takes to answer when there is something to answer with.</summary>
    private static TimeSpan Patience { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait where nothing comes.</summary>
    private static TimeSpan Moment { get; } = TimeSpan.FromMilliseconds(10);
}
