namespace Glide.Client.Tests.Commands.Sets;

public sealed class SetTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task SAdd_counts_the_members_that_were_new(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Equal(2, await valkey.Sends("SADD s a b", valkey.Commands.SAddAsync("s", "a", "b")));
        Assert.Equal(1, await valkey.Sends("SADD s b c", valkey.Commands.SAddAsync("s", ["b", "c"], Token)));

        Assert.Equal(3, await valkey.Sends("SCARD s", valkey.Commands.SCardAsync("s")));
        Assert.Equal(0, await valkey.Sends("SCARD missing", valkey.Commands.SCardAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task SMembers_returns_every_member(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("s", "a", "b", 12);

        var members = await valkey.Sends("SMEMBERS s", valkey.Commands.SMembersAsync("s"));

        Assert.Equal(["12", "a", "b"], Sorted(members));
        Assert.Empty(await valkey.Sends("SMEMBERS missing", valkey.Commands.SMembersAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task Members_are_bytes(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        byte[] bytes = [0, 13, 10, 255];

        Assert.Equal(2, await valkey.Sends("SADD s \"\\x00\\r\\n\\xff\" \"\"", valkey.Commands.SAddAsync("s", bytes, "")));

        Assert.True(await valkey.Sends("SISMEMBER s \"\\x00\\r\\n\\xff\"", valkey.Commands.SIsMemberAsync("s", bytes)));
        Assert.True(await valkey.Sends("SISMEMBER s \"\"", valkey.Commands.SIsMemberAsync("s", "")));
        Assert.Contains((ValkeyValue)bytes, await valkey.Commands.SMembersAsync("s"));
    }

    [Theory]
    [OnEveryServer]
    public async Task SIsMember_says_whether_a_member_is_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("s", "a");

        Assert.True(await valkey.Sends("SISMEMBER s a", valkey.Commands.SIsMemberAsync("s", "a")));
        Assert.False(await valkey.Sends("SISMEMBER s b", valkey.Commands.SIsMemberAsync("s", "b")));
        Assert.False(await valkey.Sends("SISMEMBER missing a", valkey.Commands.SIsMemberAsync("missing", "a")));
    }

    [Theory]
    [OnEveryServer]
    public async Task SMIsMember_answers_for_each_member_in_order(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("s", "a", "c");

        Assert.Equal(
            (bool[])[true, false, true],
            await valkey.Sends("SMISMEMBER s a b c", valkey.Commands.SMIsMemberAsync("s", "a", "b", "c")));
        Assert.Equal((bool[])[false], await valkey.Sends("SMISMEMBER s b", valkey.Commands.SMIsMemberAsync("s", ["b"], Token)));
        Assert.Equal(
            (bool[])[false, false],
            await valkey.Sends("SMISMEMBER missing a b", valkey.Commands.SMIsMemberAsync("missing", "a", "b")));
    }

    [Theory]
    [OnEveryServer]
    public async Task SRem_counts_the_members_that_were_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("s", "a", "b", "c");

        Assert.Equal(2, await valkey.Sends("SREM s a b x", valkey.Commands.SRemAsync("s", "a", "b", "x")));
        Assert.Equal(1, await valkey.Sends("SREM s c", valkey.Commands.SRemAsync("s", ["c"], Token)));
        Assert.Equal(0, await valkey.Sends("SREM missing a", valkey.Commands.SRemAsync("missing", "a")));
        Assert.Equal(0, await valkey.Commands.ExistsAsync("s"));
    }

    [Theory]
    [OnEveryServer]
    public async Task SMove_takes_a_member_from_one_set_to_another(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("from", "a", "b");
        await valkey.Commands.SAddAsync("to", "c");

        Assert.True(await valkey.Sends("SMOVE from to a", valkey.Commands.SMoveAsync("from", "to", "a")));
        Assert.False(await valkey.Sends("SMOVE from to x", valkey.Commands.SMoveAsync("from", "to", "x")));

        Assert.Equal(["b"], await valkey.Commands.SMembersAsync("from"));
        Assert.Equal(["a", "c"], Sorted(await valkey.Commands.SMembersAsync("to")));
    }

    [Theory]
    [OnEveryServer]
    public async Task SPop_removes_a_member_and_returns_it(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("s", "a");

        Assert.Equal("a", await valkey.Sends("SPOP s", valkey.Commands.SPopAsync("s")));
        Assert.Null(await valkey.Sends("SPOP s", valkey.Commands.SPopAsync("s")));
    }

    [Theory]
    [OnEveryServer]
    public async Task SPop_removes_as_many_members_as_asked_for(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("s", "a", "b", "c");

        var two = await valkey.Sends("SPOP s 2", valkey.Commands.SPopAsync("s", 2));
        var rest = await valkey.Sends("SPOP s 9", valkey.Commands.SPopAsync("s", 9));

        Assert.Equal(2, two.Length);
        Assert.Equal(["a", "b", "c"], Sorted([.. two, .. rest]));
        Assert.Empty(await valkey.Sends("SPOP s 2", valkey.Commands.SPopAsync("s", 2)));
    }

    [Theory]
    [OnEveryServer]
    public async Task SRandMember_returns_a_member_and_leaves_it(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("s", "a");

        Assert.Equal("a", await valkey.Sends("SRANDMEMBER s", valkey.Commands.SRandMemberAsync("s")));

        Assert.Equal(1, await valkey.Commands.SCardAsync("s"));
        Assert.Null(await valkey.Sends("SRANDMEMBER missing", valkey.Commands.SRandMemberAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task SRandMember_returns_distinct_members_or_with_a_negative_count_repeats_them(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("s", "a", "b");

        var distinct = await valkey.Sends("SRANDMEMBER s 5", valkey.Commands.SRandMemberAsync("s", 5));
        var repeated = await valkey.Sends("SRANDMEMBER s -5", valkey.Commands.SRandMemberAsync("s", -5));

        Assert.Equal(["a", "b"], Sorted(distinct));
        Assert.Equal(5, repeated.Length);
        Assert.All(repeated, member => Assert.Contains(member, distinct));
        Assert.Empty(await valkey.Sends("SRANDMEMBER missing 5", valkey.Commands.SRandMemberAsync("missing", 5)));
    }

    [Theory]
    [OnEveryServer]
    public async Task SScan_reads_a_small_set_in_one_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("s", "a", "b");

        var page = await valkey.Sends("SSCAN s 0", valkey.Commands.SScanAsync("s", ScanCursor.Start));
        var missing = await valkey.Sends("SSCAN missing 0", valkey.Commands.SScanAsync("missing", ScanCursor.Start));

        Assert.True(page.Cursor.IsComplete);
        Assert.Equal(["a", "b"], Sorted(page.Items));
        Assert.True(missing.Cursor.IsComplete);
        Assert.Empty(missing.Items);
    }

    [Theory]
    [OnEveryServer]
    public async Task SScan_reads_a_large_set_page_by_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SAddAsync("s", [.. Enumerable.Range(0, 1000).Select(static i => (ValkeyValue)$"member:{i}")]);
        var members = new HashSet<ValkeyValue>();

        var cursor = ScanCursor.Start;
        do
        {
            var page = await valkey.Sends(
                $"SSCAN s {cursor} MATCH *5 COUNT 100",
                valkey.Commands.SScanAsync("s", cursor, "*5", 100));
            members.UnionWith(page.Items);
            cursor = page.Cursor;
        }
        while (!cursor.IsComplete);

        Assert.Equal(100, members.Count);
        Assert.Contains("member:995", members);
    }

    [Theory]
    [OnEveryServer]
    public async Task A_command_of_sets_refuses_a_key_of_another_type(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "a");

        var error = await valkey.Refuses("SADD text a", async () => await valkey.Commands.SAddAsync("text", "a"));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task Nothing_to_add_is_refused_before_anything_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.SAddAsync("s"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.SRemAsync("s", []));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.SMIsMemberAsync("s", []));
    }

    private static IEnumerable<string> Sorted(IEnumerable<ValkeyValue> members) =>
        members.Select(static member => member.ToString()).Order();
}
