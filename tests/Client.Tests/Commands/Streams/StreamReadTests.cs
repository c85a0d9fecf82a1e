using Glide.Harness;

namespace Glide.Client.Tests.Commands.Streams;

public sealed class StreamReadTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task XRange_returns_the_entries_between_two_ids(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);

        Assert.Equal(
            ["1-0 n=1", "2-0 n=2", "3-0 n=3"],
            StreamText.Of(
                await valkey.Sends("XRANGE s - +", valkey.Commands.XRangeAsync("s", StreamBound.Minimum, StreamBound.Maximum))));
        Assert.Equal(
            ["2-0 n=2"],
            StreamText.Of(
                await valkey.Sends(
                    "XRANGE s (1-0 3-0 COUNT 1",
                    valkey.Commands.XRangeAsync("s", StreamBound.Exclusive(new(1, 0)), new StreamId(3, 0), 1))));
        Assert.Empty(
            await valkey.Sends(
                "XRANGE missing - +",
                valkey.Commands.XRangeAsync("missing", StreamBound.Minimum, StreamBound.Maximum)));
    }

    [Theory]
    [OnEveryServer]
    public async Task XRange_within_a_millisecond_returns_all_its_entries(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.XAddAsync("s", [new("n", 1)], new StreamId(5, 1));
        await valkey.Commands.XAddAsync("s", [new("n", 2)], new StreamId(5, 9));
        await valkey.Commands.XAddAsync("s", [new("n", 3)], new StreamId(6, 0));
        var within = StreamBound.Within(DateTimeOffset.FromUnixTimeMilliseconds(5));

        Assert.Equal(
            ["5-1 n=1", "5-9 n=2"],
            StreamText.Of(await valkey.Sends("XRANGE s 5 5", valkey.Commands.XRangeAsync("s", within, within))));
    }

    [Theory]
    [OnEveryServer]
    public async Task XRevRange_goes_back(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);

        Assert.Equal(
            ["3-0 n=3", "2-0 n=2"],
            StreamText.Of(
                await valkey.Sends(
                    "XREVRANGE s + 2-0",
                    valkey.Commands.XRevRangeAsync("s", StreamBound.Maximum, new StreamId(2, 0)))));
        Assert.Equal(
            ["2-0 n=2"],
            StreamText.Of(
                await valkey.Sends(
                    "XREVRANGE s (3-0 - COUNT 1",
                    valkey.Commands.XRevRangeAsync("s", StreamBound.Exclusive(new(3, 0)), StreamBound.Minimum, 1))));
        Assert.Empty(
            await valkey.Sends(
                "XREVRANGE missing + -",
                valkey.Commands.XRevRangeAsync("missing", StreamBound.Maximum, StreamBound.Minimum)));
    }

    [Theory]
    [OnEveryServer]
    public async Task XRead_returns_the_entries_after_an_id_of_each_stream(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);
        await AddAsync(valkey, "t", 7);

        var read = await valkey.Sends(
            "XREAD STREAMS s t missing 1-0 0-0 0-0",
            valkey.Commands.XReadAsync(
                [StreamPosition.After("s", new(1, 0)), StreamPosition.FromBeginning("t"), StreamPosition.FromBeginning("missing")]));

        Assert.Equal(["s: 2-0 n=2", "s: 3-0 n=3", "t: 7-0 n=7"], StreamText.Of(read));
    }

    [Theory]
    [OnEveryServer]
    public async Task XRead_returns_no_more_than_asked_for(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);

        var read = await valkey.Sends(
            "XREAD COUNT 1 BLOCK 50 STREAMS s 0-0",
            valkey.Commands.XReadAsync([StreamPosition.FromBeginning("s")], 1, TimeSpan.FromMilliseconds(50)));

        Assert.Equal(["s: 1-0 n=1"], StreamText.Of(read));
    }

    [Theory]
    [OnEveryServer(Since = "8.0", What = "XREAD … STREAMS key +")]
    public async Task XRead_returns_the_last_entry(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);

        Assert.Equal(
            ["s: 3-0 n=3"],
            StreamText.Of(await valkey.Sends("XREAD STREAMS s +", valkey.Commands.XReadAsync([StreamPosition.LastEntry("s")]))));
    }

    [Theory]
    [OnEveryServer]
    public async Task XRead_of_nothing_new_is_empty(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);

        Assert.Empty(await valkey.Sends("XREAD STREAMS s $", valkey.Commands.XReadAsync([StreamPosition.New("s")])));
        Assert.Empty(
            await valkey.Sends(
                "XREAD BLOCK 10 STREAMS s $",
                valkey.Commands.XReadAsync([StreamPosition.New("s")], block: TimeSpan.FromMilliseconds(10))));
    }

    [Theory]
    [OnEveryServer]
    public async Task XRead_waits_for_an_entry(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var waiting = valkey.Commands.XReadAsync([StreamPosition.FromBeginning("s")], block: Timeout.InfiniteTimeSpan).AsTask();
        await AddAsync(valkey, "s", 1);

        Assert.Equal(["s: 1-0 n=1"], StreamText.Of(await Eventually.CompletesAsync(waiting)));
    }

    [Theory]
    [OnEveryServer]
    public async Task XRead_of_no_streams_is_refused_before_anything_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.XReadAsync([]));
    }

    private static async Task AddAsync(CommandsUnderTest valkey, ValkeyKey key, params IEnumerable<ulong> times)
    {
        foreach (var time in times)
        {
            await valkey.Commands.XAddAsync(key, [new("n", time)], new StreamId(time, 0));
        }
    }
}
