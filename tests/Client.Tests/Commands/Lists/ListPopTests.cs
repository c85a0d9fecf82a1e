namespace Glide.Client.Tests.Commands.Lists;

public sealed class ListPopTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task LPop_and_RPop_take_the_first_and_the_last_element(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "c");

        Assert.Equal("a", await valkey.Sends("LPOP list", valkey.Commands.LPopAsync("list")));
        Assert.Equal("c", await valkey.Sends("RPOP list", valkey.Commands.RPopAsync("list")));
        Assert.Null(await valkey.Sends("LPOP missing", valkey.Commands.LPopAsync("missing")));
        Assert.Null(await valkey.Sends("RPOP missing", valkey.Commands.RPopAsync("missing")));

        Assert.Equal(["b"], await valkey.Commands.LRangeAsync("list", 0, -1));
    }

    [Theory]
    [OnEveryServer]
    public async Task LPop_and_RPop_with_a_count_take_several_elements(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "c", "d");

        Assert.Equal(["a", "b"], (await valkey.Sends("LPOP list 2", valkey.Commands.LPopAsync("list", 2)))!);
        Assert.Empty((await valkey.Sends("RPOP list 0", valkey.Commands.RPopAsync("list", 0)))!);
        Assert.Equal(["d", "c"], (await valkey.Sends("RPOP list 10", valkey.Commands.RPopAsync("list", 10)))!);
    }

    [Theory]
    [OnEveryServer]
    public async Task LPop_and_RPop_with_a_count_return_null_for_a_missing_list(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Null(await valkey.Sends("LPOP missing 2", valkey.Commands.LPopAsync("missing", 2)));
        Assert.Null(await valkey.Sends("RPOP missing 2", valkey.Commands.RPopAsync("missing", 2)));
    }

    [Theory]
    [OnEveryServer]
    public async Task LMPop_takes_from_the_first_list_that_holds_something(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "c");

        var one = await valkey.Sends("LMPOP 2 missing list LEFT", valkey.Commands.LMPopAsync(["missing", "list"], ListSide.Left));
        var two = await valkey.Sends("LMPOP 1 list RIGHT COUNT 5", valkey.Commands.LMPopAsync(["list"], ListSide.Right, 5));

        Assert.Equal("list", one!.Value.Key);
        Assert.Equal(["a"], one.Value.Values);
        Assert.Equal(["c", "b"], two!.Value.Values);
        Assert.Null(await valkey.Sends("LMPOP 1 list LEFT", valkey.Commands.LMPopAsync(["list"], ListSide.Left)));
    }

    [Theory]
    [OnEveryServer]
    public async Task LMove_takes_from_one_end_and_adds_to_another(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("source", "a", "b", "c", "d");

        Assert.Equal("a", await valkey.Sends(
            "LMOVE source target LEFT RIGHT", valkey.Commands.LMoveAsync("source", "target", ListSide.Left, ListSide.Right)));
        Assert.Equal("d", await valkey.Sends(
            "LMOVE source target RIGHT LEFT", valkey.Commands.LMoveAsync("source", "target", ListSide.Right, ListSide.Left)));
        Assert.Null(await valkey.Sends(
            "LMOVE missing target LEFT LEFT", valkey.Commands.LMoveAsync("missing", "target", ListSide.Left, ListSide.Left)));

        Assert.Equal(["b", "c"], await valkey.Commands.LRangeAsync("source", 0, -1));
        Assert.Equal(["d", "a"], await valkey.Commands.LRangeAsync("target", 0, -1));
    }

    [Theory]
    [OnEveryServer]
    public async Task RPopLPush_moves_the_last_element_to_the_front(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("source", "a", "b");
        await valkey.Commands.RPushAsync("target", "c");

        Assert.Equal("b", await valkey.Sends("RPOPLPUSH source target", valkey.Commands.RPopLPushAsync("source", "target")));
        Assert.Null(await valkey.Sends("RPOPLPUSH missing target", valkey.Commands.RPopLPushAsync("missing", "target")));

        Assert.Equal(["b", "c"], await valkey.Commands.LRangeAsync("target", 0, -1));
    }
}
