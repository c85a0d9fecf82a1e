namespace Glide.Client.Tests.Commands.SortedSets;

public sealed class SortedSetTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task ZAdd_counts_the_members_that_were_new(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Equal(2, await valkey.Sends("ZADD z 1 a 2.5 b", valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2.5)])));
        Assert.Equal(1, await valkey.Sends("ZADD z 3 b 4 c", valkey.Commands.ZAddAsync("z", [new("b", 3), new("c", 4)])));

        Assert.Equal([new("a", 1), new("b", 3), new("c", 4)], await valkey.Commands.ZRangeWithScoresAsync("z", ZRange.All));
        Assert.Equal(3, await valkey.Sends("ZCARD z", valkey.Commands.ZCardAsync("z")));
        Assert.Equal(0, await valkey.Sends("ZCARD missing", valkey.Commands.ZCardAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZAdd_with_options_adds_or_updates_under_conditions(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 5)]);

        Assert.Equal(
            1,
            await valkey.Sends(
                "ZADD z NX 1 a 1 b",
                valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 1)], new() { Condition = ExistenceCondition.IfNotExists })));
        Assert.Equal(
            1,
            await valkey.Sends(
                "ZADD z XX GT CH 9 a 0 b 1 c",
                valkey.Commands.ZAddAsync(
                    "z",
                    [new("a", 9), new("b", 0), new("c", 1)],
                    new() { Condition = ExistenceCondition.IfExists, Comparison = ScoreCondition.IfGreater, CountChanged = true })));
        Assert.Equal(
            1,
            await valkey.Sends(
                "ZADD z LT CH 0 b",
                valkey.Commands.ZAddAsync("z", [new("b", 0)], new() { Comparison = ScoreCondition.IfLess, CountChanged = true })));

        Assert.Equal([new("b", 0), new("a", 9)], await valkey.Commands.ZRangeWithScoresAsync("z", ZRange.All));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZAdd_refuses_conditions_that_exclude_each_other(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses(
            "ZADD z NX GT 1 a",
            async () => await valkey.Commands.ZAddAsync(
                "z",
                [new("a", 1)],
                new() { Condition = ExistenceCondition.IfNotExists, Comparison = ScoreCondition.IfGreater }));

        Assert.Equal("ERR", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task ZAdd_refuses_no_members_and_a_score_that_is_no_number(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.ZAddAsync("z", []));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.ZAddAsync("z", [new("a", double.NaN)]));
    }

    [Theory]
    [OnEveryServer]
    public async Task Scores_may_be_infinite_large_and_small(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        ScoredMember[] members =
        [
            new("low", double.NegativeInfinity),
            new("small", 5e-324),
            new("large", 1.7976931348623157E+308),
            new("top", double.PositiveInfinity),
        ];

        Assert.Equal(
            4,
            await valkey.Sends(
                "ZADD z -inf low 5E-324 small 1.7976931348623157E+308 large inf top",
                valkey.Commands.ZAddAsync("z", members)));

        Assert.Equal(members, await valkey.Commands.ZRangeWithScoresAsync("z", ZRange.All));
        Assert.Equal(double.NegativeInfinity, await valkey.Sends("ZSCORE z low", valkey.Commands.ZScoreAsync("z", "low")));
    }

    [Theory]
    [OnEveryServer]
    public async Task Members_are_bytes(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        byte[] bytes = [0, 13, 10, 255];

        Assert.Equal(1, await valkey.Sends("ZADD z 1 \"\\x00\\r\\n\\xff\"", valkey.Commands.ZAddAsync("z", [new(bytes, 1)])));

        Assert.Equal(1, await valkey.Sends("ZSCORE z \"\\x00\\r\\n\\xff\"", valkey.Commands.ZScoreAsync("z", bytes)));
        Assert.Equal([(ValkeyValue)bytes], await valkey.Commands.ZRangeAsync("z", ZRange.All));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZAddIncr_returns_the_new_score(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Equal(1.5, await valkey.Sends("ZADD z INCR 1.5 a", valkey.Commands.ZAddIncrAsync("z", new("a", 1.5))));
        Assert.Equal(
            4,
            await valkey.Sends(
                "ZADD z XX GT INCR 2.5 a",
                valkey.Commands.ZAddIncrAsync("z", new("a", 2.5), ExistenceCondition.IfExists, ScoreCondition.IfGreater)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZAddIncr_returns_null_when_its_condition_fails(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 5)]);

        Assert.Null(
            await valkey.Sends(
                "ZADD z NX INCR 1 a",
                valkey.Commands.ZAddIncrAsync("z", new("a", 1), ExistenceCondition.IfNotExists)));
        Assert.Null(
            await valkey.Sends(
                "ZADD z LT INCR 1 a",
                valkey.Commands.ZAddIncrAsync("z", new("a", 1), comparison: ScoreCondition.IfLess)));

        Assert.Equal(5, await valkey.Commands.ZScoreAsync("z", "a"));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZIncrBy_adds_to_a_score(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Equal(1.25, await valkey.Sends("ZINCRBY z 1.25 a", valkey.Commands.ZIncrByAsync("z", 1.25, "a")));
        Assert.Equal(-8.75, await valkey.Sends("ZINCRBY z -10 a", valkey.Commands.ZIncrByAsync("z", -10, "a")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZScore_is_null_for_a_member_that_is_not_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 0.1)]);

        Assert.Equal(0.1, await valkey.Sends("ZSCORE z a", valkey.Commands.ZScoreAsync("z", "a")));
        Assert.Null(await valkey.Sends("ZSCORE z x", valkey.Commands.ZScoreAsync("z", "x")));
        Assert.Null(await valkey.Sends("ZSCORE missing a", valkey.Commands.ZScoreAsync("missing", "a")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZMScore_answers_for_each_member_in_order(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2.5)]);

        Assert.Equal([2.5, null, 1], await valkey.Sends("ZMSCORE z b x a", valkey.Commands.ZMScoreAsync("z", "b", "x", "a")));
        Assert.Equal([1], await valkey.Sends("ZMSCORE z a", valkey.Commands.ZMScoreAsync("z", ["a"], Token)));
        Assert.Equal([null, null], await valkey.Sends("ZMSCORE missing a b", valkey.Commands.ZMScoreAsync("missing", "a", "b")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRank_counts_the_members_below(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2.5)]);

        Assert.Equal(1, await valkey.Sends("ZRANK z b", valkey.Commands.ZRankAsync("z", "b")));
        Assert.Null(await valkey.Sends("ZRANK z x", valkey.Commands.ZRankAsync("z", "x")));
        Assert.Null(await valkey.Sends("ZRANK missing a", valkey.Commands.ZRankAsync("missing", "a")));
    }

    [Theory]
    [OnEveryServer(Since = "7.2", What = "ZRANK … WITHSCORE")]
    public async Task ZRankWithScore_tells_the_score_too(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2.5)]);

        Assert.Equal(
            new RankAndScore(1, 2.5),
            await valkey.Sends("ZRANK z b WITHSCORE", valkey.Commands.ZRankWithScoreAsync("z", "b")));
        Assert.Null(await valkey.Sends("ZRANK z x WITHSCORE", valkey.Commands.ZRankWithScoreAsync("z", "x")));
        Assert.Null(await valkey.Sends("ZRANK missing a WITHSCORE", valkey.Commands.ZRankWithScoreAsync("missing", "a")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRevRank_counts_the_members_above(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2.5)]);

        Assert.Equal(1, await valkey.Sends("ZREVRANK z a", valkey.Commands.ZRevRankAsync("z", "a")));
        Assert.Null(await valkey.Sends("ZREVRANK z x", valkey.Commands.ZRevRankAsync("z", "x")));
    }

    [Theory]
    [OnEveryServer(Since = "7.2", What = "ZREVRANK … WITHSCORE")]
    public async Task ZRevRankWithScore_tells_the_score_too(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2.5)]);

        Assert.Equal(
            new RankAndScore(1, 1),
            await valkey.Sends("ZREVRANK z a WITHSCORE", valkey.Commands.ZRevRankWithScoreAsync("z", "a")));
        Assert.Null(await valkey.Sends("ZREVRANK missing a WITHSCORE", valkey.Commands.ZRevRankWithScoreAsync("missing", "a")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRem_counts_the_members_that_were_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3)]);

        Assert.Equal(2, await valkey.Sends("ZREM z a b x", valkey.Commands.ZRemAsync("z", "a", "b", "x")));
        Assert.Equal(1, await valkey.Sends("ZREM z c", valkey.Commands.ZRemAsync("z", ["c"], Token)));
        Assert.Equal(0, await valkey.Sends("ZREM missing a", valkey.Commands.ZRemAsync("missing", "a")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRandMember_returns_a_member_and_leaves_it(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1)]);

        Assert.Equal("a", await valkey.Sends("ZRANDMEMBER z", valkey.Commands.ZRandMemberAsync("z")));
        Assert.Equal(["a"], await valkey.Sends("ZRANDMEMBER z 3", valkey.Commands.ZRandMemberAsync("z", 3)));
        Assert.Equal(["a", "a"], await valkey.Sends("ZRANDMEMBER z -2", valkey.Commands.ZRandMemberAsync("z", -2)));
        Assert.Equal(
            [new("a", 1)],
            await valkey.Sends("ZRANDMEMBER z 3 WITHSCORES", valkey.Commands.ZRandMemberWithScoresAsync("z", 3)));
        Assert.Equal(
            [new("a", 1), new("a", 1)],
            await valkey.Sends("ZRANDMEMBER z -2 WITHSCORES", valkey.Commands.ZRandMemberWithScoresAsync("z", -2)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRandMember_of_nothing_is_nothing(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Null(await valkey.Sends("ZRANDMEMBER missing", valkey.Commands.ZRandMemberAsync("missing")));
        Assert.Empty(await valkey.Sends("ZRANDMEMBER missing 3", valkey.Commands.ZRandMemberAsync("missing", 3)));
        Assert.Empty(
            await valkey.Sends("ZRANDMEMBER missing 3 WITHSCORES", valkey.Commands.ZRandMemberWithScoresAsync("missing", 3)));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_command_of_sorted_sets_refuses_a_key_of_another_type(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "a");

        var error = await valkey.Refuses("ZSCORE text a", async () => await valkey.Commands.ZScoreAsync("text", "a"));

        Assert.Equal("WRONGTYPE", error.Code);
    }
}
