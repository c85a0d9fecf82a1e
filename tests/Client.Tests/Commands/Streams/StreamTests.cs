namespace Glide.Client.Tests.Commands.Streams;

public sealed class StreamTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task XAdd_lets_the_server_choose_the_id(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var first = await valkey.Sends("XADD s * name Ada", valkey.Commands.XAddAsync("s", [new("name", "Ada")]));
        var second = await valkey.Sends(
            "XADD s * name Bob age 12",
            valkey.Commands.XAddAsync("s", [new("name", "Bob"), new("age", 12)]));

        Assert.True(second > first);
        Assert.InRange(first!.Value.ToTime(), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory]
    [OnEveryServer]
    public async Task XAdd_takes_an_id_or_a_part_of_one(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Equal(
            new StreamId(5, 1),
            await valkey.Sends("XADD s 5-1 n 1", valkey.Commands.XAddAsync("s", [new("n", 1)], new StreamId(5, 1))));
        Assert.Equal(
            new StreamId(5, 2),
            await valkey.Sends("XADD s 5-* n 2", valkey.Commands.XAddAsync("s", [new("n", 2)], StreamAddId.AtMillisecond(5))));
        Assert.Equal(
            StreamId.MaxValue,
            await valkey.Sends(
                "XADD s 18446744073709551615-18446744073709551615 n 3",
                valkey.Commands.XAddAsync("s", [new("n", 3)], StreamId.MaxValue)));
    }

    [Theory]
    [OnEveryServer]
    public async Task XAdd_refuses_an_id_that_is_not_above_the_last(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 5);

        var error = await valkey.Refuses(
            "XADD s 5-0 n 1",
            async () => await valkey.Commands.XAddAsync("s", [new("n", 1)], new StreamId(5, 0)));

        Assert.Equal("ERR", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task XAdd_makes_no_stream_when_told_so(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Null(
            await valkey.Sends("XADD s NOMKSTREAM * n 1", valkey.Commands.XAddAsync("s", [new("n", 1)], noMakeStream: true)));

        Assert.Equal(0, await valkey.Commands.ExistsAsync("s"));
    }

    [Theory]
    [OnEveryServer]
    public async Task XAdd_trims_the_stream(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);

        Assert.Equal(
            new StreamId(4, 0),
            await valkey.Sends(
                "XADD s MAXLEN 2 4-0 n 4",
                valkey.Commands.XAddAsync("s", [new("n", 4)], new StreamId(4, 0), StreamTrim.MaxLength(2))));
        Assert.Equal(2, await valkey.Commands.XLenAsync("s"));

        Assert.Equal(
            new StreamId(5, 0),
            await valkey.Sends(
                "XADD s NOMKSTREAM MINID ~ 5-0 LIMIT 10 5-0 n 5",
                valkey.Commands.XAddAsync(
                    "s",
                    [new("n", 5)],
                    new StreamId(5, 0),
                    StreamTrim.ApproximateMinId(new(5, 0), limit: 10),
                    noMakeStream: true)));
        Assert.Equal(3, await valkey.Commands.XLenAsync("s"));
    }

    [Theory]
    [OnEveryServer]
    public async Task XAdd_of_no_fields_is_refused_before_anything_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.XAddAsync("s", []));
    }

    [Theory]
    [OnEveryServer]
    public async Task XAdd_to_another_type_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "a");

        var error = await valkey.Refuses("XADD text * n 1", async () => await valkey.Commands.XAddAsync("text", [new("n", 1)]));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task Fields_and_values_are_bytes(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        byte[] bytes = [0, 13, 10, 255];

        await valkey.Sends(
            "XADD s 1-0 \"\\x00\\r\\n\\xff\" \"\"",
            valkey.Commands.XAddAsync("s", [new(bytes, "")], new StreamId(1, 0)));

        var entry = Assert.Single(await valkey.Commands.XRangeAsync("s", StreamBound.Minimum, StreamBound.Maximum));
        Assert.Equal([new(bytes, "")], entry.Fields);
    }

    [Theory]
    [OnEveryServer]
    public async Task XLen_counts_the_entries(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2);

        Assert.Equal(2, await valkey.Sends("XLEN s", valkey.Commands.XLenAsync("s")));
        Assert.Equal(0, await valkey.Sends("XLEN missing", valkey.Commands.XLenAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task XDel_counts_the_entries_that_were_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);

        Assert.Equal(
            2,
            await valkey.Sends(
                "XDEL s 1-0 2-0 9-0",
                valkey.Commands.XDelAsync("s", new StreamId(1, 0), new StreamId(2, 0), new StreamId(9, 0))));
        Assert.Equal(1, await valkey.Sends("XDEL s 3-0", valkey.Commands.XDelAsync("s", [new StreamId(3, 0)], Token)));
        Assert.Equal(0, await valkey.Sends("XDEL missing 1-0", valkey.Commands.XDelAsync("missing", new StreamId(1, 0))));
    }

    [Theory]
    [OnEveryServer]
    public async Task XTrim_counts_the_entries_it_removed(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3, 4, 5);

        Assert.Equal(2, await valkey.Sends("XTRIM s MAXLEN 3", valkey.Commands.XTrimAsync("s", StreamTrim.MaxLength(3))));
        Assert.Equal(1, await valkey.Sends("XTRIM s MINID 4-0", valkey.Commands.XTrimAsync("s", StreamTrim.MinId(new(4, 0)))));
        Assert.Equal(
            0,
            await valkey.Sends("XTRIM s MAXLEN ~ 1", valkey.Commands.XTrimAsync("s", StreamTrim.ApproximateMaxLength(1))));
        Assert.Equal(
            0,
            await valkey.Sends(
                "XTRIM s MAXLEN ~ 1 LIMIT 100",
                valkey.Commands.XTrimAsync("s", StreamTrim.ApproximateMaxLength(1, limit: 100))));
        Assert.Equal(
            0,
            await valkey.Sends("XTRIM s MINID ~ 5-0", valkey.Commands.XTrimAsync("s", StreamTrim.ApproximateMinId(new(5, 0)))));
        Assert.Equal(
            0,
            await valkey.Sends(
                "XTRIM missing MINID ~ 5-0 LIMIT 7",
                valkey.Commands.XTrimAsync("missing", StreamTrim.ApproximateMinId(new(5, 0), limit: 7))));
    }

    [Theory]
    [OnEveryServer]
    public async Task XSetId_changes_what_a_stream_tells_of_its_past(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1);

        await valkey.Sends("XSETID s 5-0", valkey.Commands.XSetIdAsync("s", new(5, 0)));
        await valkey.Sends(
            "XSETID s 6-0 ENTRIESADDED 7 MAXDELETEDID 3-1",
            valkey.Commands.XSetIdAsync("s", new(6, 0), 7, new StreamId(3, 1)));

        var info = await valkey.Commands.XInfoStreamAsync("s");
        Assert.Equal(new StreamId(6, 0), info.LastGeneratedId);
        Assert.Equal(7, info.EntriesAdded);
        Assert.Equal(new StreamId(3, 1), info.MaxDeletedEntryId);
    }

    [Theory]
    [OnEveryServer]
    public async Task XSetId_of_a_stream_that_is_not_there_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses("XSETID missing 1-0", async () => await valkey.Commands.XSetIdAsync("missing", new(1, 0)));

        Assert.Equal("ERR", error.Code);
    }

    private static async Task AddAsync(CommandsUnderTest valkey, ValkeyKey key, params IEnumerable<ulong> times)
    {
        foreach (var time in times)
        {
            await valkey.Commands.XAddAsync(key, [new("n", time)], new StreamId(time, 0));
        }
    }
}
