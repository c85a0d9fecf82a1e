namespace Glide.Client.Tests.Commands.Streams;

public sealed class StreamInfoTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task XInfoStream_describes_a_stream(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        await valkey.Commands.XDelAsync("s", new StreamId(1, 0));

        var info = await valkey.Sends("XINFO STREAM s", valkey.Commands.XInfoStreamAsync("s"));

        Assert.Equal(2, info.Length);
        Assert.Equal(1, info.RadixTreeKeys);
        Assert.Equal(2, info.RadixTreeNodes);
        Assert.Equal(new StreamId(3, 0), info.LastGeneratedId);
        Assert.Equal(new StreamId(1, 0), info.MaxDeletedEntryId);
        Assert.Equal(3, info.EntriesAdded);
        Assert.Equal(new StreamId(2, 0), info.RecordedFirstEntryId);
        Assert.Equal(1, info.Groups);
        Assert.Equal("2-0 n=2", StreamText.Of(info.FirstEntry!.Value));
        Assert.Equal("3-0 n=3", StreamText.Of(info.LastEntry!.Value));
    }

    [Theory]
    [OnEveryServer]
    public async Task XInfoStream_of_an_empty_stream_has_no_entries(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.New, makeStream: true);

        var info = await valkey.Sends("XINFO STREAM s", valkey.Commands.XInfoStreamAsync("s"));

        Assert.Equal(0, info.Length);
        Assert.Null(info.FirstEntry);
        Assert.Null(info.LastEntry);
    }

    [Theory]
    [OnEveryServer]
    public async Task XInfoStream_of_a_stream_that_is_not_there_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses("XINFO STREAM missing", async () => await valkey.Commands.XInfoStreamAsync("missing"));

        Assert.Equal("ERR", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task XInfoStreamFull_tells_the_entries_of_a_stream(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        await valkey.Commands.XDelAsync("s", new StreamId(1, 0));

        var info = await valkey.Sends("XINFO STREAM s FULL COUNT 1", valkey.Commands.XInfoStreamFullAsync("s", 1));

        Assert.Equal(2, info.Length);
        Assert.Equal(1, info.RadixTreeKeys);
        Assert.Equal(2, info.RadixTreeNodes);
        Assert.Equal(new StreamId(3, 0), info.LastGeneratedId);
        Assert.Equal(new StreamId(1, 0), info.MaxDeletedEntryId);
        Assert.Equal(3, info.EntriesAdded);
        Assert.Equal(new StreamId(2, 0), info.RecordedFirstEntryId);
        Assert.Equal(["2-0 n=2"], StreamText.Of(info.Entries));
    }

    [Theory]
    [OnEveryServer]
    public async Task XInfoStreamFull_tells_what_is_held_by_whom(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        await valkey.Commands.XGroupCreateConsumerAsync("s", "g", "bob");

        var info = await valkey.Sends("XINFO STREAM s FULL", valkey.Commands.XInfoStreamFullAsync("s"));

        var group = Assert.Single(info.Groups);
        Assert.Equal("g", group.Name);
        Assert.Equal(new StreamId(3, 0), group.LastDeliveredId);
        Assert.Equal((3, 0, 3), (group.EntriesRead, group.Lag, group.PendingCount));
        Assert.Equal([new StreamId(1, 0), new StreamId(2, 0), new StreamId(3, 0)], group.Pending.Select(static entry => entry.Id));
        Assert.All(group.Pending, static entry => Assert.Equal("alice", entry.Consumer));
        Assert.All(group.Pending, static entry => Assert.Equal(1, entry.Deliveries));
        Assert.All(group.Pending, static entry => AssertNow(entry.DeliveredAt));

        Assert.Equal(["alice", "bob"], group.Consumers.Select(static consumer => consumer.Name.ToString()));
        var alice = group.Consumers[0];
        AssertNow(alice.SeenAt);
        Assert.Equal(3, alice.PendingCount);
        Assert.Equal([new StreamId(1, 0), new StreamId(2, 0), new StreamId(3, 0)], alice.Pending.Select(static entry => entry.Id));
        Assert.All(alice.Pending, static entry => AssertNow(entry.DeliveredAt));

        var bob = group.Consumers[1];
        AssertNow(bob.SeenAt);
        Assert.Equal(0, bob.PendingCount);
        Assert.Empty(bob.Pending);
    }

    [Theory]
    [OnEveryServer(Since = "7.2", What = "The time at which a consumer was last given an entry")]
    public async Task XInfoStreamFull_tells_when_each_consumer_was_last_given_an_entry(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        await valkey.Commands.XGroupCreateConsumerAsync("s", "g", "bob");

        var group = Assert.Single((await valkey.Commands.XInfoStreamFullAsync("s")).Groups);

        AssertNow(group.Consumers[0].ActiveAt);
        Assert.Null(group.Consumers[1].ActiveAt);
    }

    [Theory]
    [OnEveryServer]
    public async Task XInfoGroups_describes_each_group(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        await valkey.Commands.XGroupCreateAsync("s", "unknown", new StreamId(2, 0));

        var groups = await valkey.Sends("XINFO GROUPS s", valkey.Commands.XInfoGroupsAsync("s"));

        Assert.Equal(
            [
                new() { Name = "g", Consumers = 1, Pending = 3, LastDeliveredId = new(3, 0), EntriesRead = 3, Lag = 0 },
                new() { Name = "unknown", Consumers = 0, Pending = 0, LastDeliveredId = new(2, 0), EntriesRead = null, Lag = null },
            ],
            groups);
    }

    [Theory]
    [OnEveryServer]
    public async Task XInfoGroups_of_a_stream_without_groups_is_empty(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.XAddAsync("s", [new("n", 1)]);

        Assert.Empty(await valkey.Sends("XINFO GROUPS s", valkey.Commands.XInfoGroupsAsync("s")));
    }

    [Theory]
    [OnEveryServer]
    public async Task XInfoConsumers_describes_each_consumer(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        await valkey.Commands.XGroupCreateConsumerAsync("s", "g", "bob");

        var consumers = await valkey.Sends("XINFO CONSUMERS s g", valkey.Commands.XInfoConsumersAsync("s", "g"));

        Assert.Equal([("alice", 3L), ("bob", 0L)], consumers.Select(static consumer => (consumer.Name.ToString(), consumer.Pending)));
        Assert.All(consumers, static consumer => Assert.InRange(consumer.Idle, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [OnEveryServer(Since = "7.2", What = "The time since a consumer was last given an entry")]
    public async Task XInfoConsumers_tells_who_was_given_nothing_yet(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await HandOutAsync(valkey);
        await valkey.Commands.XGroupCreateConsumerAsync("s", "g", "bob");

        var consumers = await valkey.Commands.XInfoConsumersAsync("s", "g");

        Assert.InRange(consumers[0].Inactive!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Null(consumers[1].Inactive);
    }

    [Theory]
    [OnEveryServer]
    public async Task XInfoConsumers_of_a_group_that_is_not_there_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.XAddAsync("s", [new("n", 1)]);

        var error = await valkey.Refuses("XINFO CONSUMERS s g", async () => await valkey.Commands.XInfoConsumersAsync("s", "g"));

        Assert.Equal("NOGROUP", error.Code);
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

    private static void AssertNow(DateTimeOffset? time) =>
        Assert.Equal(DateTimeOffset.UtcNow, Assert.NotNull(time), TimeSpan.FromMinutes(1));
}
