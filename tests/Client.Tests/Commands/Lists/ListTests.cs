namespace Glide.Client.Tests.Commands.Lists;

public sealed class ListTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task LPush_and_RPush_add_at_either_end_and_return_the_length(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Equal(2, await valkey.Sends("RPUSH list a b", valkey.Commands.RPushAsync("list", "a", "b")));
        Assert.Equal(4, await valkey.Sends("LPUSH list c d", valkey.Commands.LPushAsync("list", "c", "d")));
        Assert.Equal(5, await valkey.Sends("RPUSH list e", valkey.Commands.RPushAsync("list", ["e"], Token)));
        Assert.Equal(6, await valkey.Sends("LPUSH list f", valkey.Commands.LPushAsync("list", ["f"], Token)));

        Assert.Equal(
            ["f", "d", "c", "a", "b", "e"], await valkey.Sends("LRANGE list 0 -1", valkey.Commands.LRangeAsync("list", 0, -1)));
    }

    [Theory]
    [OnEveryServer]
    public async Task LPushX_and_RPushX_add_only_to_a_list_that_is_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Equal(0, await valkey.Sends("LPUSHX missing a", valkey.Commands.LPushXAsync("missing", "a")));
        Assert.Equal(0, await valkey.Sends("RPUSHX missing a", valkey.Commands.RPushXAsync("missing", ["a"], Token)));
        await valkey.Commands.RPushAsync("list", "a");

        Assert.Equal(2, await valkey.Sends("LPUSHX list b", valkey.Commands.LPushXAsync("list", ["b"], Token)));
        Assert.Equal(4, await valkey.Sends("RPUSHX list c d", valkey.Commands.RPushXAsync("list", "c", "d")));

        Assert.Equal(["b", "a", "c", "d"], await valkey.Commands.LRangeAsync("list", 0, -1));
        Assert.Equal(0, await valkey.Commands.ExistsAsync("missing"));
    }

    [Theory]
    [OnEveryServer]
    public async Task LRange_returns_a_part_counted_from_either_end(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "c");

        Assert.Equal(["b", "c"], await valkey.Sends("LRANGE list -2 10", valkey.Commands.LRangeAsync("list", -2, 10)));
        Assert.Empty(await valkey.Sends("LRANGE list 5 10", valkey.Commands.LRangeAsync("list", 5, 10)));
        Assert.Empty(await valkey.Sends("LRANGE missing 0 -1", valkey.Commands.LRangeAsync("missing", 0, -1)));
    }

    [Theory]
    [OnEveryServer]
    public async Task LRange_of_another_type_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "a");

        var error = await valkey.Refuses("LRANGE text 0 -1", async () => await valkey.Commands.LRangeAsync("text", 0, -1));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task Elements_may_hold_any_bytes(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        byte[] element = [0x00, 0xFF, (byte)'\r', (byte)'\n'];

        await valkey.Sends("RPUSH list \"\\x00\\xff\\r\\n\" \"\"", valkey.Commands.RPushAsync("list", element, ""));

        byte[]? stored = await valkey.Commands.LIndexAsync("list", 0);
        Assert.Equal(element, stored!);
        Assert.Equal("", await valkey.Commands.LIndexAsync("list", 1));
    }

    [Theory]
    [OnEveryServer]
    public async Task LIndex_and_LLen_look_into_a_list(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "c");

        Assert.Equal("a", await valkey.Sends("LINDEX list 0", valkey.Commands.LIndexAsync("list", 0)));
        Assert.Equal("c", await valkey.Sends("LINDEX list -1", valkey.Commands.LIndexAsync("list", -1)));
        Assert.Null(await valkey.Sends("LINDEX list 3", valkey.Commands.LIndexAsync("list", 3)));
        Assert.Equal(3, await valkey.Sends("LLEN list", valkey.Commands.LLenAsync("list")));
        Assert.Equal(0, await valkey.Sends("LLEN missing", valkey.Commands.LLenAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task LInsert_puts_an_element_beside_another(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "c");

        Assert.Equal(3, await valkey.Sends("LINSERT list BEFORE c b", valkey.Commands.LInsertAsync("list", InsertPosition.Before, "c", "b")));
        Assert.Equal(4, await valkey.Sends("LINSERT list AFTER c d", valkey.Commands.LInsertAsync("list", InsertPosition.After, "c", "d")));
        Assert.Equal(-1, await valkey.Sends("LINSERT list AFTER x y", valkey.Commands.LInsertAsync("list", InsertPosition.After, "x", "y")));
        Assert.Equal(0, await valkey.Sends("LINSERT missing AFTER a b", valkey.Commands.LInsertAsync("missing", InsertPosition.After, "a", "b")));

        Assert.Equal(["a", "b", "c", "d"], await valkey.Commands.LRangeAsync("list", 0, -1));
    }

    [Theory]
    [OnEveryServer]
    public async Task LRem_takes_equal_elements_out_from_either_end(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "a", "b", "a");

        Assert.Equal(1, await valkey.Sends("LREM list 1 a", valkey.Commands.LRemAsync("list", 1, "a")));
        Assert.Equal(1, await valkey.Sends("LREM list -1 b", valkey.Commands.LRemAsync("list", -1, "b")));
        Assert.Equal(["b", "a", "a"], await valkey.Commands.LRangeAsync("list", 0, -1));
        Assert.Equal(2, await valkey.Sends("LREM list 0 a", valkey.Commands.LRemAsync("list", 0, "a")));
        Assert.Equal(0, await valkey.Sends("LREM missing 0 a", valkey.Commands.LRemAsync("missing", 0, "a")));
    }

    [Theory]
    [OnEveryServer]
    public async Task LSet_replaces_an_element(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b");

        await valkey.Sends("LSET list -1 c", valkey.Commands.LSetAsync("list", -1, "c"));

        Assert.Equal(["a", "c"], await valkey.Commands.LRangeAsync("list", 0, -1));
    }

    [Theory]
    [OnEveryServer]
    public async Task LSet_where_there_is_no_element_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a");

        var beyond = await valkey.Refuses("LSET list 5 c", async () => await valkey.Commands.LSetAsync("list", 5, "c"));
        var missing = await valkey.Refuses("LSET missing 0 c", async () => await valkey.Commands.LSetAsync("missing", 0, "c"));

        Assert.Contains("index out of range", beyond.Message, StringComparison.Ordinal);
        Assert.Contains("no such key", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task LTrim_keeps_a_part(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "c", "d");

        await valkey.Sends("LTRIM list 1 -2", valkey.Commands.LTrimAsync("list", 1, -2));

        Assert.Equal(["b", "c"], await valkey.Commands.LRangeAsync("list", 0, -1));
    }

    [Theory]
    [OnEveryServer]
    public async Task LPos_finds_the_first_position(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "c", "b");

        Assert.Equal(1, await valkey.Sends("LPOS list b", valkey.Commands.LPosAsync("list", "b")));
        Assert.Null(await valkey.Sends("LPOS list x", valkey.Commands.LPosAsync("list", "x")));
        Assert.Null(await valkey.Sends("LPOS missing a", valkey.Commands.LPosAsync("missing", "a")));
        Assert.Equal(3, await valkey.Sends("LPOS list b RANK -1 MAXLEN 2", valkey.Commands.LPosAsync("list", "b", rank: -1, maxLength: 2)));
    }

    [Theory]
    [OnEveryServer]
    public async Task LPosCount_finds_several_positions(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b", "c", "b", "b");

        Assert.Equal<long[]>([1, 3, 4], await valkey.Sends("LPOS list b COUNT 0", valkey.Commands.LPosCountAsync("list", "b", 0)));
        Assert.Equal<long[]>([3], await valkey.Sends(
            "LPOS list b RANK 2 COUNT 5 MAXLEN 4", valkey.Commands.LPosCountAsync("list", "b", 5, rank: 2, maxLength: 4)));
        Assert.Empty(await valkey.Sends("LPOS list x COUNT 0", valkey.Commands.LPosCountAsync("list", "x", 0)));
        Assert.Empty(await valkey.Sends("LPOS missing x COUNT 0", valkey.Commands.LPosCountAsync("missing", "x", 0)));
    }

    [Theory]
    [OnEveryServer]
    public async Task Without_an_element_nothing_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.LPushAsync("list"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.RPushAsync("list"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.LPushXAsync("list"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.RPushXAsync("list"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.LMPopAsync([], ListSide.Left));

        Assert.Equal(0, await valkey.Commands.ExistsAsync("list"));
    }
}
