namespace Glide.Client.Tests.Commands.SortedSets;

public sealed class SortedSetAlgebraTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task ZUnion_adds_the_scores_of_members_in_any_sorted_set(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(["a", "c", "b"], await valkey.Sends("ZUNION 2 z1 z2", valkey.Commands.ZUnionAsync(["z1", "z2"])));
        Assert.Equal(
            ["c", "b", "a"],
            await valkey.Sends(
                "ZUNION 2 z1 z2 WEIGHTS 1 -1.5 AGGREGATE MIN",
                valkey.Commands.ZUnionAsync(["z1", "z2"], [1, -1.5], ScoreAggregate.Lowest)));
        Assert.Equal(
            [new("a", 1), new("c", 4), new("b", 5)],
            await valkey.Sends("ZUNION 2 z1 z2 WITHSCORES", valkey.Commands.ZUnionWithScoresAsync(["z1", "z2"])));
        Assert.Equal(
            [new("a", 2), new("b", 4), new("c", 4)],
            await valkey.Sends(
                "ZUNION 2 z1 z2 WEIGHTS 2 1 AGGREGATE MAX WITHSCORES",
                valkey.Commands.ZUnionWithScoresAsync(["z1", "z2"], [2, 1], ScoreAggregate.Highest)));
        Assert.Empty(await valkey.Sends("ZUNION 1 missing", valkey.Commands.ZUnionAsync(["missing"])));
        Assert.Empty(await valkey.Sends("ZUNION 1 missing WITHSCORES", valkey.Commands.ZUnionWithScoresAsync(["missing"])));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZInter_adds_the_scores_of_members_in_every_sorted_set(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(["b"], await valkey.Sends("ZINTER 2 z1 z2", valkey.Commands.ZInterAsync(["z1", "z2"])));
        Assert.Equal(
            ["b"],
            await valkey.Sends(
                "ZINTER 2 z1 z2 WEIGHTS 1 2 AGGREGATE SUM",
                valkey.Commands.ZInterAsync(["z1", "z2"], [1, 2], ScoreAggregate.Sum)));
        Assert.Equal(
            [new("b", 5)],
            await valkey.Sends("ZINTER 2 z1 z2 WITHSCORES", valkey.Commands.ZInterWithScoresAsync(["z1", "z2"])));
        Assert.Equal(
            [new("b", 1.5)],
            await valkey.Sends(
                "ZINTER 2 z1 z2 WEIGHTS 2 0.5 AGGREGATE MIN WITHSCORES",
                valkey.Commands.ZInterWithScoresAsync(["z1", "z2"], [2, 0.5], ScoreAggregate.Lowest)));
        Assert.Empty(
            await valkey.Sends("ZINTER 2 z1 missing WITHSCORES", valkey.Commands.ZInterWithScoresAsync(["z1", "missing"])));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZDiff_returns_the_members_of_the_first_sorted_set_alone(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(["a"], await valkey.Sends("ZDIFF 2 z1 z2", valkey.Commands.ZDiffAsync("z1", "z2")));
        Assert.Equal(["a", "b"], await valkey.Sends("ZDIFF 1 z1", valkey.Commands.ZDiffAsync(["z1"], Token)));
        Assert.Equal(
            [new("a", 1)],
            await valkey.Sends("ZDIFF 2 z1 z2 WITHSCORES", valkey.Commands.ZDiffWithScoresAsync("z1", "z2")));
        Assert.Equal(
            [new("b", 3), new("c", 4)],
            await valkey.Sends("ZDIFF 1 z2 WITHSCORES", valkey.Commands.ZDiffWithScoresAsync(["z2"], Token)));
        Assert.Empty(await valkey.Sends("ZDIFF 2 missing z1 WITHSCORES", valkey.Commands.ZDiffWithScoresAsync("missing", "z1")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZInterCard_counts_up_to_a_limit(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(2, await valkey.Sends("ZINTERCARD 1 z1", valkey.Commands.ZInterCardAsync(["z1"])));
        Assert.Equal(1, await valkey.Sends("ZINTERCARD 1 z1 LIMIT 1", valkey.Commands.ZInterCardAsync(["z1"], 1)));
        Assert.Equal(0, await valkey.Sends("ZINTERCARD 2 z1 missing", valkey.Commands.ZInterCardAsync(["z1", "missing"])));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZUnionStore_keeps_the_union(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(3, await valkey.Sends("ZUNIONSTORE d 2 z1 z2", valkey.Commands.ZUnionStoreAsync("d", ["z1", "z2"])));
        Assert.Equal([new("a", 1), new("c", 4), new("b", 5)], await valkey.Commands.ZRangeWithScoresAsync("d", ZRange.All));

        Assert.Equal(
            3,
            await valkey.Sends(
                "ZUNIONSTORE d 2 z1 z2 WEIGHTS 10 0.5 AGGREGATE MAX",
                valkey.Commands.ZUnionStoreAsync("d", ["z1", "z2"], [10, 0.5], ScoreAggregate.Highest)));
        Assert.Equal([new("c", 2), new("a", 10), new("b", 20)], await valkey.Commands.ZRangeWithScoresAsync("d", ZRange.All));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZInterStore_keeps_what_is_shared(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(1, await valkey.Sends("ZINTERSTORE d 2 z1 z2", valkey.Commands.ZInterStoreAsync("d", ["z1", "z2"])));
        Assert.Equal([new("b", 5)], await valkey.Commands.ZRangeWithScoresAsync("d", ZRange.All));

        Assert.Equal(
            1,
            await valkey.Sends(
                "ZINTERSTORE d 2 z1 z2 WEIGHTS 2 3 AGGREGATE MIN",
                valkey.Commands.ZInterStoreAsync("d", ["z1", "z2"], [2, 3], ScoreAggregate.Lowest)));
        Assert.Equal([new("b", 4)], await valkey.Commands.ZRangeWithScoresAsync("d", ZRange.All));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZDiffStore_keeps_the_difference(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(1, await valkey.Sends("ZDIFFSTORE d 2 z1 z2", valkey.Commands.ZDiffStoreAsync("d", "z1", "z2")));
        Assert.Equal([new("a", 1)], await valkey.Commands.ZRangeWithScoresAsync("d", ZRange.All));

        Assert.Equal(
            0,
            await valkey.Sends("ZDIFFSTORE d 2 missing z1", valkey.Commands.ZDiffStoreAsync("d", ["missing", "z1"], Token)));
        Assert.Equal(0, await valkey.Commands.ExistsAsync("d"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Fewer_weights_than_sorted_sets_are_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses(
            "ZUNION 2 z1 z2 WEIGHTS 1",
            async () => await valkey.Commands.ZUnionAsync(["z1", "z2"], [1]));

        Assert.Equal("ERR", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task No_sorted_sets_are_refused_before_anything_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.ZUnionAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.ZInterAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.ZDiffAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.ZUnionStoreAsync("d", []));
    }

    private static async Task FillAsync(CommandsUnderTest valkey)
    {
        await valkey.Commands.ZAddAsync("z1", [new("a", 1), new("b", 2)]);
        await valkey.Commands.ZAddAsync("z2", [new("b", 3), new("c", 4)]);
    }
}
