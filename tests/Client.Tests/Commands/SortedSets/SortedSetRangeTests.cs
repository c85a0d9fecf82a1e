namespace Glide.Client.Tests.Commands.SortedSets;

public sealed class SortedSetRangeTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task ZRange_by_rank_returns_members_in_order(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3.5), new("d", 4)]);

        Assert.Equal(["a", "b", "c", "d"], await valkey.Sends("ZRANGE z 0 -1", valkey.Commands.ZRangeAsync("z", ZRange.All)));
        Assert.Equal(
            ["c", "b"],
            await valkey.Sends("ZRANGE z 1 2 REV", valkey.Commands.ZRangeAsync("z", ZRange.ByRank(1, 2, reverse: true))));
        Assert.Empty(await valkey.Sends("ZRANGE missing 0 -1", valkey.Commands.ZRangeAsync("missing", ZRange.All)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRange_by_score_returns_the_members_between_two_scores(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3.5), new("d", 4)]);

        Assert.Equal(
            ["b", "c"],
            await valkey.Sends(
                "ZRANGE z 2 (4 BYSCORE",
                valkey.Commands.ZRangeAsync("z", ZRange.ByScore(2, ScoreBound.Exclusive(4)))));
        Assert.Equal(
            ["c", "b"],
            await valkey.Sends(
                "ZRANGE z inf -inf BYSCORE REV LIMIT 1 2",
                valkey.Commands.ZRangeAsync(
                    "z",
                    ZRange.ByScore(ScoreBound.NegativeInfinity, ScoreBound.PositiveInfinity, reverse: true, new Limit(1, 2)))));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRange_by_lex_returns_the_members_between_two_texts(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 0), new("b", 0), new("c", 0), new("d", 0)]);

        Assert.Equal(
            ["b", "c"],
            await valkey.Sends(
                "ZRANGE z [b (d BYLEX",
                valkey.Commands.ZRangeAsync("z", ZRange.ByLex(LexBound.Inclusive("b"), LexBound.Exclusive("d")))));
        Assert.Equal(
            ["d"],
            await valkey.Sends(
                "ZRANGE z + - BYLEX REV LIMIT 0 1",
                valkey.Commands.ZRangeAsync("z", ZRange.ByLex(LexBound.Minimum, LexBound.Maximum, reverse: true, Limit.First(1)))));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRangeWithScores_returns_members_with_their_scores(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3.5), new("d", 4)]);

        Assert.Equal(
            [new("a", 1), new("b", 2)],
            await valkey.Sends("ZRANGE z 0 1 WITHSCORES", valkey.Commands.ZRangeWithScoresAsync("z", ZRange.ByRank(0, 1))));
        Assert.Equal(
            [new("d", 4), new("c", 3.5)],
            await valkey.Sends(
                "ZRANGE z 4 3 BYSCORE REV LIMIT 0 5 WITHSCORES",
                valkey.Commands.ZRangeWithScoresAsync("z", ZRange.ByScore(3, 4, reverse: true, Limit.First(5)))));
        Assert.Empty(
            await valkey.Sends("ZRANGE missing 0 -1 WITHSCORES", valkey.Commands.ZRangeWithScoresAsync("missing", ZRange.All)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRangeStore_keeps_a_range(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3.5), new("d", 4)]);

        Assert.Equal(
            2,
            await valkey.Sends("ZRANGESTORE kept z 1 2", valkey.Commands.ZRangeStoreAsync("kept", "z", ZRange.ByRank(1, 2))));
        Assert.Equal([new("b", 2), new("c", 3.5)], await valkey.Commands.ZRangeWithScoresAsync("kept", ZRange.All));

        Assert.Equal(
            1,
            await valkey.Sends(
                "ZRANGESTORE kept z (4 -inf BYSCORE REV LIMIT 0 1",
                valkey.Commands.ZRangeStoreAsync(
                    "kept",
                    "z",
                    ZRange.ByScore(ScoreBound.NegativeInfinity, ScoreBound.Exclusive(4), reverse: true, Limit.First(1)))));
        Assert.Equal(["c"], await valkey.Commands.ZRangeAsync("kept", ZRange.All));

        Assert.Equal(
            0,
            await valkey.Sends(
                "ZRANGESTORE kept missing - + BYLEX",
                valkey.Commands.ZRangeStoreAsync("kept", "missing", ZRange.ByLex(LexBound.Minimum, LexBound.Maximum))));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRangeByScore_returns_the_members_between_two_scores(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3.5), new("d", 4)]);

        Assert.Equal(
            ["a", "b"],
            await valkey.Sends("ZRANGEBYSCORE z -inf 2", valkey.Commands.ZRangeByScoreAsync("z", ScoreBound.NegativeInfinity, 2)));
        Assert.Equal(
            ["c"],
            await valkey.Sends(
                "ZRANGEBYSCORE z (1 4 LIMIT 1 1",
                valkey.Commands.ZRangeByScoreAsync("z", ScoreBound.Exclusive(1), 4, new Limit(1, 1))));
        Assert.Equal(
            [new("c", 3.5)],
            await valkey.Sends("ZRANGEBYSCORE z 3 3.5 WITHSCORES", valkey.Commands.ZRangeByScoreWithScoresAsync("z", 3, 3.5)));
        Assert.Equal(
            [new("b", 2)],
            await valkey.Sends(
                "ZRANGEBYSCORE z 0 inf WITHSCORES LIMIT 1 1",
                valkey.Commands.ZRangeByScoreWithScoresAsync("z", 0, ScoreBound.PositiveInfinity, new Limit(1, 1))));
        Assert.Empty(await valkey.Sends("ZRANGEBYSCORE missing 0 1", valkey.Commands.ZRangeByScoreAsync("missing", 0, 1)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRevRangeByScore_goes_down(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3.5), new("d", 4)]);

        Assert.Equal(
            ["b", "a"],
            await valkey.Sends(
                "ZREVRANGEBYSCORE z 2 -inf",
                valkey.Commands.ZRevRangeByScoreAsync("z", 2, ScoreBound.NegativeInfinity)));
        Assert.Equal(
            ["b"],
            await valkey.Sends(
                "ZREVRANGEBYSCORE z (4 0 LIMIT 1 1",
                valkey.Commands.ZRevRangeByScoreAsync("z", ScoreBound.Exclusive(4), 0, new Limit(1, 1))));
        Assert.Equal(
            [new("d", 4), new("c", 3.5)],
            await valkey.Sends(
                "ZREVRANGEBYSCORE z inf 3 WITHSCORES",
                valkey.Commands.ZRevRangeByScoreWithScoresAsync("z", ScoreBound.PositiveInfinity, 3)));
        Assert.Equal(
            [new("d", 4)],
            await valkey.Sends(
                "ZREVRANGEBYSCORE z inf 3 WITHSCORES LIMIT 0 1",
                valkey.Commands.ZRevRangeByScoreWithScoresAsync("z", ScoreBound.PositiveInfinity, 3, Limit.First(1))));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRevRange_counts_from_the_highest(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3.5), new("d", 4)]);

        Assert.Equal(["d", "c"], await valkey.Sends("ZREVRANGE z 0 1", valkey.Commands.ZRevRangeAsync("z", 0, 1)));
        Assert.Equal(
            [new("b", 2), new("a", 1)],
            await valkey.Sends("ZREVRANGE z -2 -1 WITHSCORES", valkey.Commands.ZRevRangeWithScoresAsync("z", -2, -1)));
        Assert.Empty(await valkey.Sends("ZREVRANGE missing 0 -1", valkey.Commands.ZRevRangeAsync("missing", 0, -1)));
        Assert.Empty(
            await valkey.Sends("ZREVRANGE missing 0 -1 WITHSCORES", valkey.Commands.ZRevRangeWithScoresAsync("missing", 0, -1)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRangeByLex_returns_the_members_between_two_texts(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 0), new("b", 0), new("c", 0), new("d", 0)]);

        Assert.Equal(
            ["a", "b"],
            await valkey.Sends(
                "ZRANGEBYLEX z - [b",
                valkey.Commands.ZRangeByLexAsync("z", LexBound.Minimum, LexBound.Inclusive("b"))));
        Assert.Equal(
            ["c"],
            await valkey.Sends(
                "ZRANGEBYLEX z (a + LIMIT 1 1",
                valkey.Commands.ZRangeByLexAsync("z", LexBound.Exclusive("a"), LexBound.Maximum, new Limit(1, 1))));
        Assert.Equal(
            ["d", "c"],
            await valkey.Sends(
                "ZREVRANGEBYLEX z + (b",
                valkey.Commands.ZRevRangeByLexAsync("z", LexBound.Maximum, LexBound.Exclusive("b"))));
        Assert.Equal(
            ["d"],
            await valkey.Sends(
                "ZREVRANGEBYLEX z + - LIMIT 0 1",
                valkey.Commands.ZRevRangeByLexAsync("z", LexBound.Maximum, LexBound.Minimum, Limit.First(1))));
        Assert.Empty(
            await valkey.Sends(
                "ZRANGEBYLEX missing - +",
                valkey.Commands.ZRangeByLexAsync("missing", LexBound.Minimum, LexBound.Maximum)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZCount_counts_the_members_between_two_scores(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3.5), new("d", 4)]);

        Assert.Equal(
            4,
            await valkey.Sends(
                "ZCOUNT z -inf inf",
                valkey.Commands.ZCountAsync("z", ScoreBound.NegativeInfinity, ScoreBound.PositiveInfinity)));
        Assert.Equal(2, await valkey.Sends("ZCOUNT z (1 3.5", valkey.Commands.ZCountAsync("z", ScoreBound.Exclusive(1), 3.5)));
        Assert.Equal(0, await valkey.Sends("ZCOUNT missing 0 1", valkey.Commands.ZCountAsync("missing", 0, 1)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZLexCount_counts_the_members_between_two_texts(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 0), new("b", 0), new("c", 0), new("d", 0)]);

        Assert.Equal(
            4,
            await valkey.Sends("ZLEXCOUNT z - +", valkey.Commands.ZLexCountAsync("z", LexBound.Minimum, LexBound.Maximum)));
        Assert.Equal(
            2,
            await valkey.Sends(
                "ZLEXCOUNT z [b (d",
                valkey.Commands.ZLexCountAsync("z", LexBound.Inclusive("b"), LexBound.Exclusive("d"))));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRemRangeByScore_removes_the_members_between_two_scores(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3.5), new("d", 4)]);

        Assert.Equal(
            2,
            await valkey.Sends(
                "ZREMRANGEBYSCORE z (1 3.5",
                valkey.Commands.ZRemRangeByScoreAsync("z", ScoreBound.Exclusive(1), 3.5)));

        Assert.Equal(["a", "d"], await valkey.Commands.ZRangeAsync("z", ZRange.All));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRemRangeByRank_removes_the_members_at_places(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2), new("c", 3.5), new("d", 4)]);

        Assert.Equal(2, await valkey.Sends("ZREMRANGEBYRANK z 0 1", valkey.Commands.ZRemRangeByRankAsync("z", 0, 1)));

        Assert.Equal(["c", "d"], await valkey.Commands.ZRangeAsync("z", ZRange.All));
    }

    [Theory]
    [OnEveryServer]
    public async Task ZRemRangeByLex_removes_the_members_between_two_texts(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 0), new("b", 0), new("c", 0), new("d", 0)]);

        Assert.Equal(
            3,
            await valkey.Sends(
                "ZREMRANGEBYLEX z [b +",
                valkey.Commands.ZRemRangeByLexAsync("z", LexBound.Inclusive("b"), LexBound.Maximum)));

        Assert.Equal(["a"], await valkey.Commands.ZRangeAsync("z", ZRange.All));
        Assert.Equal(
            0,
            await valkey.Sends(
                "ZREMRANGEBYLEX missing - +",
                valkey.Commands.ZRemRangeByLexAsync("missing", LexBound.Minimum, LexBound.Maximum)));
    }
}
