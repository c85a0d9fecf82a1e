namespace Glide.Client.Tests.Commands.Streams;

public sealed class StreamPendingTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task XPending_sums_up_what_is_held(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);

        var summary = await valkey.Sends("XPENDING s g", valkey.Commands.XPendingAsync("s", "g"));

        Assert.Equal(3, summary.Count);
        Assert.Equal(new StreamId(1, 0), summary.SmallestId);
        Assert.Equal(new StreamId(3, 0), summary.LargestId);
        Assert.Equal([new("alice", 3)], summary.Consumers);
    }

    [Theory]
    [OnEveryServer]
    public async Task XPending_of_nothing_held_has_no_ids(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning, makeStream: true);

        var summary = await valkey.Sends("XPENDING s g", valkey.Commands.XPendingAsync("s", "g"));

        Assert.Equal(0, summary.Count);
        Assert.Null(summary.SmallestId);
        Assert.Null(summary.LargestId);
        Assert.Empty(summary.Consumers);
        Assert.Empty(
            await valkey.Sends(
                "XPENDING s g - + 10",
                valkey.Commands.XPendingEntriesAsync("s", "g", StreamBound.Minimum, StreamBound.Maximum, 10)));
    }

    [Theory]
    [OnEveryServer]
    public async Task XPendingEntries_tells_who_holds_each(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);

        var entries = await valkey.Sends(
            "XPENDING s g - (3-0 10",
            valkey.Commands.XPendingEntriesAsync("s", "g", StreamBound.Minimum, StreamBound.Exclusive(new(3, 0)), 10));

        Assert.Equal([new StreamId(1, 0), new StreamId(2, 0)], entries.Select(static entry => entry.Id));
        Assert.All(entries, static entry => Assert.Equal("alice", entry.Consumer));
        Assert.All(entries, static entry => Assert.Equal(1, entry.Deliveries));
        Assert.All(entries, static entry => Assert.InRange(entry.Idle, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [OnEveryServer]
    public async Task XPendingEntries_leaves_out_the_entries_of_others_and_those_held_for_less(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);

        var entry = Assert.Single(
            await valkey.Sends(
                "XPENDING s g IDLE 0 - + 1 alice",
                valkey.Commands.XPendingEntriesAsync(
                    "s",
                    "g",
                    StreamBound.Minimum,
                    StreamBound.Maximum,
                    1,
                    TimeSpan.Zero,
                    "alice")));

        Assert.Equal(new StreamId(1, 0), entry.Id);
        Assert.Empty(
            await valkey.Sends(
                "XPENDING s g - + 10 bob",
                valkey.Commands.XPendingEntriesAsync("s", "g", StreamBound.Minimum, StreamBound.Maximum, 10, consumer: "bob")));
        Assert.Empty(
            await valkey.Sends(
                "XPENDING s g IDLE 3600000 - + 10",
                valkey.Commands.XPendingEntriesAsync(
                    "s",
                    "g",
                    StreamBound.Minimum,
                    StreamBound.Maximum,
                    10,
                    TimeSpan.FromHours(1))));
    }

    [Theory]
    [OnEveryServer]
    public async Task XPending_of_a_group_that_is_not_there_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses("XPENDING missing g", async () => await valkey.Commands.XPendingAsync("missing", "g"));

        Assert.Equal("NOGROUP", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task XClaim_gives_entries_to_another_consumer(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);

        var claimed = await valkey.Sends(
            "XCLAIM s g bob 0 1-0 2-0 9-0",
            valkey.Commands.XClaimAsync("s", "g", "bob", TimeSpan.Zero, [new(1, 0), new(2, 0), new(9, 0)]));

        Assert.Equal(["1-0 n=1", "2-0 n=2"], StreamText.Of(claimed));
        Assert.Equal([new("alice", 1), new("bob", 2)], (await valkey.Commands.XPendingAsync("s", "g")).Consumers);
        Assert.Empty(
            await valkey.Sends(
                "XCLAIM s g bob 3600000 3-0",
                valkey.Commands.XClaimAsync("s", "g", "bob", TimeSpan.FromHours(1), [new(3, 0)])));
    }

    [Theory]
    [OnEveryServer]
    public async Task XClaim_with_options_changes_what_is_told_of_the_entries(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        await valkey.Commands.XAckAsync("s", "g", new StreamId(1, 0));
        var options = new XClaimOptions { Idle = TimeSpan.FromHours(1), RetryCount = 7, Force = true, LastId = new StreamId(3, 0) };

        var claimed = await valkey.Sends(
            "XCLAIM s g bob 0 1-0 IDLE 3600000 RETRYCOUNT 7 FORCE LASTID 3-0",
            valkey.Commands.XClaimAsync("s", "g", "bob", TimeSpan.Zero, [new(1, 0)], options));

        Assert.Equal(["1-0 n=1"], StreamText.Of(claimed));
        var entries = await valkey.Commands.XPendingEntriesAsync("s", "g", StreamBound.Minimum, StreamBound.Maximum, 10, consumer: "bob");
        var entry = Assert.Single(entries);
        Assert.Equal(7, entry.Deliveries);
        Assert.InRange(entry.Idle, TimeSpan.FromHours(1), TimeSpan.FromHours(2));
    }

    [Theory]
    [OnEveryServer]
    public async Task XClaimJustId_returns_ids_and_counts_no_delivery(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);
        var options = new XClaimOptions { Time = time, Force = true, LastId = new StreamId(2, 0) };

        Assert.Equal(
            [new(1, 0), new(2, 0)],
            await valkey.Sends(
                "XCLAIM s g bob 0 1-0 2-0 JUSTID",
                valkey.Commands.XClaimJustIdAsync("s", "g", "bob", TimeSpan.Zero, [new(1, 0), new(2, 0)])));
        Assert.Equal(
            [new(3, 0)],
            await valkey.Sends(
                "XCLAIM s g bob 0 3-0 TIME 1700000000123 FORCE JUSTID LASTID 2-0",
                valkey.Commands.XClaimJustIdAsync("s", "g", "bob", TimeSpan.Zero, [new(3, 0)], options)));

        var entries = await valkey.Commands.XPendingEntriesAsync("s", "g", StreamBound.Minimum, StreamBound.Maximum, 10);
        Assert.Equal([1, 1, 1], entries.Select(static entry => entry.Deliveries));
        Assert.Equal(DateTimeOffset.UtcNow, time + entries[2].Idle, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [OnEveryServer]
    public async Task XClaim_of_no_entries_is_refused_before_anything_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.XClaimAsync("s", "g", "bob", TimeSpan.Zero, []));
    }

    [Theory]
    [OnEveryServer]
    public async Task XAutoClaim_gives_entries_to_another_consumer_page_by_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);

        var page = await valkey.Sends(
            "XAUTOCLAIM s g bob 0 0-0 COUNT 2",
            valkey.Commands.XAutoClaimAsync("s", "g", "bob", TimeSpan.Zero, StreamId.MinValue, 2));
        var rest = await valkey.Sends(
            "XAUTOCLAIM s g bob 0 3-0",
            valkey.Commands.XAutoClaimAsync("s", "g", "bob", TimeSpan.Zero, page.NextStart));

        Assert.Equal(["1-0 n=1", "2-0 n=2"], StreamText.Of(page.Entries));
        Assert.Empty(page.DeletedIds);
        Assert.Equal(["3-0 n=3"], StreamText.Of(rest.Entries));
        Assert.Equal(StreamId.MinValue, rest.NextStart);
    }

    [Theory]
    [OnEveryServer]
    public async Task XAutoClaim_tells_the_entries_that_are_no_more(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        await valkey.Commands.XDelAsync("s", new StreamId(2, 0));

        var claimed = await valkey.Sends(
            "XAUTOCLAIM s g bob 0 0-0",
            valkey.Commands.XAutoClaimAsync("s", "g", "bob", TimeSpan.Zero, StreamId.MinValue));

        Assert.Equal(["1-0 n=1", "3-0 n=3"], StreamText.Of(claimed.Entries));
        Assert.Equal([new(2, 0)], claimed.DeletedIds);
    }

    [Theory]
    [OnEveryServer]
    public async Task XAutoClaimJustId_returns_ids(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        await valkey.Commands.XDelAsync("s", new StreamId(1, 0));

        var page = await valkey.Sends(
            "XAUTOCLAIM s g bob 0 0-0 COUNT 2 JUSTID",
            valkey.Commands.XAutoClaimJustIdAsync("s", "g", "bob", TimeSpan.Zero, StreamId.MinValue, 2));
        var none = await valkey.Sends(
            "XAUTOCLAIM s g bob 3600000 0-0 JUSTID",
            valkey.Commands.XAutoClaimJustIdAsync("s", "g", "bob", TimeSpan.FromHours(1), StreamId.MinValue));

        Assert.Equal([new(2, 0)], page.Ids);
        Assert.Equal([new(1, 0)], page.DeletedIds);
        Assert.Equal(new StreamId(3, 0), page.NextStart);
        Assert.Empty(none.Ids);
    }

    /// <summary>Three entries in the stream "s", all of them held by the consumer "alice" of the group "g".</summary>
    private static async Task HandOutAsync(CommandsUnderTest valkey)
    {
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning, makeStream: true);
        for (ulong time = 1; time <= 3; time++)
        {
            await valkey.Commands.XAddAsync("s", [new("n", time)], new StreamId(time, 0));
        }

        await valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.New("s")]);
    }
}
