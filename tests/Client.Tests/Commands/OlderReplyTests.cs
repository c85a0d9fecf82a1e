using Glide.Harness;

namespace Glide.Client.Tests.Commands;

/// <summary>
/// What the replies of older servers lack is null, and no less than what they have is read. Each property says in its documentation since
/// when the servers tell it.
/// </summary>
public sealed class OlderReplyTests(CommandServers servers) : CommandTests(servers)
{
    private static readonly Version V72 = new(7, 2);
    private static readonly Version V81 = new(8, 1);
    private static readonly Version V91 = new(9, 1);

    [Theory]
    [OnEveryServer]
    public async Task A_user_of_an_older_server_has_no_rules_for_databases(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var user = await valkey.Commands.AclGetUserAsync("default");

        Assert.Equal("~*", user!.Keys);
        Assert.Equal(target.Knows(V91), user.Databases is not null);
    }

    [Theory]
    [OnEveryServer]
    public async Task An_entry_of_the_log_of_an_older_server_has_no_moment_and_no_number(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.AclLogResetAsync();
        await using var session = await valkey.OpenSessionAsync();
        await session.Refuses("AUTH nobody wrong", () => session.Commands.AuthAsync("wrong", "nobody").AsTask());

        var entry = Assert.Single(await valkey.Commands.AclLogAsync());

        Assert.Equal("nobody", entry.UserName);
        Assert.Equal(
            (target.Knows(V72), target.Knows(V72), target.Knows(V72)), (entry.EntryId is not null, entry.CreatedAt is not null, entry.UpdatedAt is not null));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_consumer_of_an_older_server_was_given_entries_at_no_known_time(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.XGroupCreateAsync("s", "g", StreamGroupStart.Beginning, makeStream: true);
        await valkey.Commands.XAddAsync("s", [new("n", 1)]);
        await valkey.Commands.XReadGroupAsync("g", "alice", [StreamGroupPosition.New("s")]);

        var consumer = Assert.Single(await valkey.Commands.XInfoConsumersAsync("s", "g"));
        var full = Assert.Single(Assert.Single((await valkey.Commands.XInfoStreamFullAsync("s")).Groups).Consumers);

        Assert.Equal((1L, 1L), (consumer.Pending, full.PendingCount));
        Assert.Equal((target.Knows(V72), target.Knows(V72)), (consumer.Inactive is not null, full.ActiveAt is not null));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_latency_event_of_an_older_server_has_no_sum(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.LatencyResetAsync();
        await valkey.Commands.EvalAsync(CommandServers.BusyScript);

        var spike = Assert.Single(await valkey.Commands.LatencyLatestAsync(), static spike => spike.Name == "command");

        Assert.True(spike.Maximum > TimeSpan.Zero);
        Assert.Equal((target.Knows(V81), target.Knows(V81)), (spike.Sum is not null, spike.Count is not null));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_shard_of_an_older_server_has_no_id(Target target)
    {
        await using var node = await OnServerOfItsOwnAsync(target, new ServerOptions { ClusterEnabled = true });
        await node.Commands.ClusterAddSlotsAsync(1);

        var shard = Assert.Single(await node.Commands.ClusterShardsAsync());

        Assert.Equal([SlotRange.Single(1)], shard.Slots);
        Assert.Equal(target.Knows(V91), shard.Id is not null);
    }
}
