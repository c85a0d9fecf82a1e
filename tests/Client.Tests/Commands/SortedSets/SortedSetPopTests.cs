using Glide.Harness;

namespace Glide.Client.Tests.Commands.SortedSets;

public sealed class SortedSetPopTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task ZPopMin_removes_the_member_with_the_lowest_score(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(new ScoredMember("a", 1), await valkey.Sends("ZPOPMIN z", valkey.Commands.ZPopMinAsync("z")));
        Assert.Equal([new("b", 2.5), new("c", 3)], await valkey.Sends("ZPOPMIN z 5", valkey.Commands.ZPopMinAsync("z", 5)));
        Assert.Null(await valkey.Sends("ZPOPMIN z", valkey.Commands.ZPopMinAsync("z")));
        Assert.Empty(await valkey.Sends("ZPOPMIN z 5", valkey.Commands.ZPopMinAsync("z", 5)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZPopMax_removes_the_member_with_the_highest_score(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(new ScoredMember("c", 3), await valkey.Sends("ZPOPMAX z", valkey.Commands.ZPopMaxAsync("z")));
        Assert.Equal([new("b", 2.5), new("a", 1)], await valkey.Sends("ZPOPMAX z 5", valkey.Commands.ZPopMaxAsync("z", 5)));
        Assert.Null(await valkey.Sends("ZPOPMAX z", valkey.Commands.ZPopMaxAsync("z")));
        Assert.Empty(await valkey.Sends("ZPOPMAX z 5", valkey.Commands.ZPopMaxAsync("z", 5)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZMPop_takes_from_the_first_sorted_set_that_holds_members(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        var lowest = await valkey.Sends(
            "ZMPOP 2 missing z MIN",
            valkey.Commands.ZMPopAsync(["missing", "z"], SortedSetSide.Lowest));
        var highest = await valkey.Sends("ZMPOP 1 z MAX COUNT 9", valkey.Commands.ZMPopAsync(["z"], SortedSetSide.Highest, 9));

        Assert.Equal("z", lowest?.Key);
        Assert.Equal([new("a", 1)], lowest!.Value.Members);
        Assert.Equal([new("c", 3), new("b", 2.5)], highest!.Value.Members);
        Assert.Null(await valkey.Sends("ZMPOP 1 z MIN", valkey.Commands.ZMPopAsync(["z"], SortedSetSide.Lowest)));
    }

    [Theory]
    [OnEveryServer]
    public async Task BZMPop_takes_at_once_what_is_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        var lowest = await valkey.Sends(
            "BZMPOP 1 2 missing z MIN",
            valkey.Commands.BZMPopAsync(TimeSpan.FromSeconds(1), ["missing", "z"], SortedSetSide.Lowest));
        var highest = await valkey.Sends(
            "BZMPOP 1 1 z MAX COUNT 9",
            valkey.Commands.BZMPopAsync(TimeSpan.FromSeconds(1), ["z"], SortedSetSide.Highest, 9));

        Assert.Equal("z", lowest?.Key);
        Assert.Equal([new("a", 1)], lowest!.Value.Members);
        Assert.Equal([new("c", 3), new("b", 2.5)], highest!.Value.Members);
    }

    [Theory]
    [OnEveryServer]
    public async Task BZPopMin_takes_at_once_what_is_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            new KeyScoredMember("z", "a", 1),
            await valkey.Sends("BZPOPMIN missing z 1", valkey.Commands.BZPopMinAsync(TimeSpan.FromSeconds(1), "missing", "z")));
        Assert.Equal(
            new KeyScoredMember("z", "b", 2.5),
            await valkey.Sends("BZPOPMIN z 1.5", valkey.Commands.BZPopMinAsync(TimeSpan.FromSeconds(1.5), ["z"], Token)));
    }

    [Theory]
    [OnEveryServer]
    public async Task BZPopMax_takes_at_once_what_is_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            new KeyScoredMember("z", "c", 3),
            await valkey.Sends("BZPOPMAX missing z 1", valkey.Commands.BZPopMaxAsync(TimeSpan.FromSeconds(1), "missing", "z")));
        Assert.Equal(
            new KeyScoredMember("z", "b", 2.5),
            await valkey.Sends("BZPOPMAX z 1.5", valkey.Commands.BZPopMaxAsync(TimeSpan.FromSeconds(1.5), ["z"], Token)));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_blocking_pop_of_nothing_is_null_when_its_time_is_up(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var time = TimeSpan.FromMilliseconds(10);

        Assert.Null(await valkey.Sends("BZPOPMIN missing 0.01", valkey.Commands.BZPopMinAsync(time, "missing")));
        Assert.Null(await valkey.Sends("BZPOPMAX missing 0.01", valkey.Commands.BZPopMaxAsync(time, "missing")));
        Assert.Null(
            await valkey.Sends("BZMPOP 0.01 1 missing MIN", valkey.Commands.BZMPopAsync(time, ["missing"], SortedSetSide.Lowest)));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_blocking_pop_waits_for_a_member(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var waiting = valkey.Commands.BZPopMinAsync(Timeout.InfiniteTimeSpan, "z").AsTask();
        await valkey.Commands.ZAddAsync("z", [new("a", 1)]);

        Assert.Equal(new KeyScoredMember("z", "a", 1), await Eventually.CompletesAsync(waiting));
    }

    private static async Task FillAsync(CommandsUnderTest valkey) =>
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2.5), new("c", 3)]);
}
