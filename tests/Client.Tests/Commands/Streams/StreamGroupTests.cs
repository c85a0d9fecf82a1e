using Glide.Harness;

namespace Glide.Client.Tests.Commands.Streams;

public sealed class StreamGroupTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task XGroupCreate_makes_a_group(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);

        await valkey.Sends("XGROUP CREATE s all 0-0", valkey.Commands.XGroupCreateAsync("s", "all", StreamGroupStart.Beginning));
        await valkey.Sends("XGROUP CREATE s new $", valkey.Commands.XGroupCreateAsync("s", "new", StreamGroupStart.New));
        await valkey.Sends(
            "XGROUP CREATE made some 2-0 MKSTREAM ENTRIESREAD 2",
            valkey.Commands.XGroupCreateAsync("made", "some", new StreamId(2, 0), makeStream: true, entriesRead: 2));

        var groups = await valkey.Commands.XInfoGroupsAsync("s");
        Assert.Equal(["all", "new"], groups.Select(static group => group.Name.ToString()));
        Assert.Equal([new(0, 0), new(3, 0)], groups.Select(static group => group.LastDeliveredId));
        var made = Assert.Single(await valkey.Commands.XInfoGroupsAsync("made"));
        Assert.Equal(new StreamId(2, 0), made.LastDeliveredId);
        Assert.Equal(2, made.EntriesRead);
    }

    [Theory]
    [OnEveryServer]
    public async Task XGroupCreate_refuses_a_group_that_is_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning);

        var error = await valkey.Refuses(
            "XGROUP CREATE s g $",
            async () => await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.New));

        Assert.Equal("BUSYGROUP", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task XGroupSetId_moves_a_group(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning);

        await valkey.Sends("XGROUP SETID s g $", valkey.Commands.XGroupSetIdAsync("s", "g", StreamGroupStart.New));
        Assert.Empty(
            await valkey.Sends(
                "XREADGROUP GROUP g alice STREAMS s >",
                valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.New("s")])));

        await valkey.Sends(
            "XGROUP SETID s g 2-0 ENTRIESREAD 2",
            valkey.Commands.XGroupSetIdAsync("s", "g", StreamGroupStart.After(new(2, 0)), 2));
        Assert.Equal(["s: 3-0 n=3"], StreamText.Of(await valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.New("s")])));
    }

    [Theory]
    [OnEveryServer]
    public async Task XGroupDestroy_says_whether_the_group_was_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning);

        Assert.True(await valkey.Sends("XGROUP DESTROY s g", valkey.Commands.XGroupDestroyAsync("s", "g")));
        Assert.False(await valkey.Sends("XGROUP DESTROY s g", valkey.Commands.XGroupDestroyAsync("s", "g")));
    }

    [Theory]
    [OnEveryServer]
    public async Task XGroupCreateConsumer_says_whether_the_consumer_is_new(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning);

        Assert.True(
            await valkey.Sends("XGROUP CREATECONSUMER s g alice", valkey.Commands.XGroupCreateConsumerAsync("s", "g", "alice")));
        Assert.False(
            await valkey.Sends("XGROUP CREATECONSUMER s g alice", valkey.Commands.XGroupCreateConsumerAsync("s", "g", "alice")));
    }

    [Theory]
    [OnEveryServer]
    public async Task XGroupDelConsumer_counts_the_entries_that_it_held(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning);
        await valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.New("s")], new() { Count = 2 });

        Assert.Equal(
            2,
            await valkey.Sends("XGROUP DELCONSUMER s g alice", valkey.Commands.XGroupDelConsumerAsync("s", "g", "alice")));
        Assert.Equal(
            0,
            await valkey.Sends("XGROUP DELCONSUMER s g alice", valkey.Commands.XGroupDelConsumerAsync("s", "g", "alice")));
    }

    [Theory]
    [OnEveryServer]
    public async Task XReadGroup_hands_out_each_entry_once(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning);
        await AddAsync(valkey, "t", 7);
        await valkey.Commands.XGroupCreateAsync("t", "g", StreamGroupStart.Beginning);

        var alice = await valkey.Sends(
            "XREADGROUP GROUP g alice COUNT 2 STREAMS s >",
            valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.New("s")], new() { Count = 2 }));
        var bob = await valkey.Sends(
            "XREADGROUP GROUP g bob STREAMS s t > >",
            valkey.Commands.XReadGroupAsync("g", "bob", [StreamGroupPosition.New("s"), StreamGroupPosition.New("t")]));

        Assert.Equal(["s: 1-0 n=1", "s: 2-0 n=2"], StreamText.Of(alice));
        Assert.Equal(["s: 3-0 n=3", "t: 7-0 n=7"], StreamText.Of(bob));
        Assert.Empty(
            await valkey.Sends(
                "XREADGROUP GROUP g bob COUNT 5 BLOCK 10 NOACK STREAMS s >",
                valkey.Commands.XReadGroupAsync(
                    "g",
                    "bob",
                    [StreamGroupPosition.New("s")],
                    new() { Count = 5, Block = TimeSpan.FromMilliseconds(10), NoAck = true })));
    }

    [Theory]
    [OnEveryServer]
    public async Task XReadGroup_returns_again_what_a_consumer_holds(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning);
        await valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.New("s")]);
        await valkey.Commands.XDelAsync("s", new StreamId(2, 0));

        var held = await valkey.Sends(
            "XREADGROUP GROUP g alice STREAMS s 0-0",
            valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.Pending("s")]));
        var later = await valkey.Sends(
            "XREADGROUP GROUP g alice STREAMS s 2-0",
            valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.PendingAfter("s", new(2, 0))]));

        Assert.Equal(["s: 1-0 n=1", "s: 2-0", "s: 3-0 n=3"], StreamText.Of(held));
        Assert.Equal(["s: 3-0 n=3"], StreamText.Of(later));
    }

    [Theory]
    [OnEveryServer]
    public async Task XReadGroup_waits_for_an_entry(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.New, makeStream: true);

        var options = new XReadGroupOptions { Block = Timeout.InfiniteTimeSpan };

        var waiting = valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.New("s")], options).AsTask();
        await AddAsync(valkey, "s", 1);

        Assert.Equal(["s: 1-0 n=1"], StreamText.Of(await Eventually.CompletesAsync(waiting)));
    }

    [Theory]
    [OnEveryServer]
    public async Task XReadGroup_of_a_group_that_is_not_there_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);

        var error = await valkey.Refuses(
            "XREADGROUP GROUP g alice STREAMS s >",
            async () => await valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.New("s")]));

        Assert.Equal("NOGROUP", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task XAck_counts_the_entries_that_were_held(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await AddAsync(valkey, "s", 1, 2, 3);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning);
        await valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.New("s")]);

        Assert.Equal(
            2,
            await valkey.Sends(
                "XACK s g 1-0 2-0 9-0",
                valkey.Commands.XAckAsync("s", "g", new StreamId(1, 0), new StreamId(2, 0), new StreamId(9, 0))));
        Assert.Equal(1, await valkey.Sends("XACK s g 3-0", valkey.Commands.XAckAsync("s", "g", [new StreamId(3, 0)], Token)));
        Assert.Equal(0, await valkey.Sends("XACK missing g 1-0", valkey.Commands.XAckAsync("missing", "g", new StreamId(1, 0))));
    }

    private static async Task AddAsync(CommandsUnderTest valkey, ValkeyKey key, params IEnumerable<ulong> times)
    {
        foreach (var time in times)
        {
            await valkey.Commands.XAddAsync(key, [new("n", time)], new StreamId(time, 0));
        }
    }
}
