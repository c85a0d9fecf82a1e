using Glide.Harness;

namespace Glide.Client.Tests.Commands.Cluster;

#pragma warning disable CS0618 // The old names are deprecated, and still have to work.

/// <summary>What nodes do with one another: two of them, made by the typed commands themselves.</summary>
public sealed class ClusterMembershipTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Nodes_meet_replicate_fail_over_and_forget_each_other(Target target)
    {
        await using var one = await OnNodeAsync(target);
        await using var two = await OnNodeAsync(target);
        await one.Commands.ClusterAddSlotsRangeAsync(new SlotRange(0, 16383));
        var (oneId, twoId) = await MeetAsync(one, two);

        await two.Sends($"CLUSTER REPLICATE {oneId}", two.Commands.ClusterReplicateAsync(ClusterReplicationSource.Primary(oneId)));
        await Eventually.TrueAsync(async () => (await one.Commands.ClusterReplicasAsync(oneId)).Length == 1, what: "the replica is known");
        Assert.StartsWith(twoId, Assert.Single(await one.Commands.ClusterSlavesAsync(oneId)), StringComparison.Ordinal);
        ClusterLink[] links = [];
        await Eventually.TrueAsync(async () => (links = await one.Commands.ClusterLinksAsync()).Length == 2, what: "both links stand");
        Assert.Equal([ClusterLinkDirection.From, ClusterLinkDirection.To], links.Select(static link => link.Direction).Order());
        Assert.All(links, link => Assert.Equal(twoId, link.Node));
        await Eventually.TrueAsync(async () => (await two.Commands.InfoAsync("replication")).Contains("master_link_status:up", StringComparison.Ordinal));

        // A replica takes over the slots that it knows its primary to hold, and it may be a replica before it has heard of them.
        await Eventually.TrueAsync(async () => (await two.Commands.ClusterInfoAsync()).Contains("cluster_slots_assigned:16384", StringComparison.Ordinal));
        await two.Sends("CLUSTER FAILOVER TAKEOVER", two.Commands.ClusterFailoverAsync(ClusterFailoverMode.Takeover));
        await Eventually.TrueAsync(async () => await two.Commands.RoleAsync() is PrimaryRole && await one.Commands.RoleAsync() is ReplicaRole);
        await Eventually.TrueAsync(async () => (await one.Commands.InfoAsync("replication")).Contains("master_link_status:up", StringComparison.Ordinal));
        var refused = await two.Refuses("CLUSTER FAILOVER", () => two.Commands.ClusterFailoverAsync().AsTask());
        Assert.Contains("You should send CLUSTER FAILOVER to a replica", refused.Message, StringComparison.Ordinal);
        await one.Sends("CLUSTER FAILOVER FORCE", one.Commands.ClusterFailoverAsync(ClusterFailoverMode.Force));

        var forget = await one.Refuses($"CLUSTER FORGET {oneId}", () => one.Commands.ClusterForgetAsync(oneId).AsTask());
        Assert.Contains("forget myself", forget.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer(Since = "9.0", What = "CLUSTER REPLICATE NO ONE")]
    public async Task A_replica_can_leave_its_primary(Target target)
    {
        await using var one = await OnNodeAsync(target);
        await using var two = await OnNodeAsync(target);
        var (oneId, _) = await MeetAsync(one, two);
        await two.Commands.ClusterReplicateAsync(ClusterReplicationSource.Primary(oneId));
        await Eventually.TrueAsync(async () => (await one.Commands.ClusterReplicasAsync(oneId)).Length == 1);

        await two.Sends("CLUSTER REPLICATE NO ONE", two.Commands.ClusterReplicateAsync(ClusterReplicationSource.NoOne));

        Assert.IsType<PrimaryRole>(await two.Commands.RoleAsync());
    }

    [Theory]
    [OnEveryServer]
    public async Task A_node_can_be_forgotten(Target target)
    {
        await using var one = await OnNodeAsync(target);
        await using var two = await OnNodeAsync(target);
        var (_, twoId) = await MeetAsync(one, two);

        await one.Sends($"CLUSTER FORGET {twoId}", one.Commands.ClusterForgetAsync(twoId));

        Assert.DoesNotContain(twoId, await one.Commands.ClusterNodesAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer(Command = "CLUSTER MIGRATESLOTS")]
    public async Task Slots_migrate_from_node_to_node(Target target)
    {
        await using var one = await OnNodeAsync(target);
        await using var two = await OnNodeAsync(target);
        await one.Commands.ClusterAddSlotsRangeAsync(new SlotRange(0, 16383));
        var (oneId, twoId) = await MeetAsync(one, two);
        await Eventually.TrueAsync(async () => (await two.Commands.ClusterInfoAsync()).Contains("cluster_state:ok", StringComparison.Ordinal));

        await one.Sends(
            $"CLUSTER MIGRATESLOTS SLOTSRANGE 0 9 20 20 NODE {twoId}",
            one.Commands.ClusterMigrateSlotsAsync(SlotMigration.To(twoId, new SlotRange(0, 9), SlotRange.Single(20))));

        await Eventually.TrueAsync(async () => (await one.Commands.ClusterGetSlotMigrationsAsync()).Any(static migration => migration.State == "success"));
        var migration = Assert.Single(await one.Sends("CLUSTER GETSLOTMIGRATIONS", one.Commands.ClusterGetSlotMigrationsAsync()));
        Assert.Equal((SlotMigrationOperation.Export, oneId, twoId), (migration.Operation, migration.SourceNode, migration.TargetNode));
        Assert.Equal("0-9 20-20", migration.SlotRanges);
        await Eventually.TrueAsync(async () => (await two.Commands.ClusterSlotsAsync()).Any(range => range.Start == 0 && range.Nodes[0].Id == twoId));
        var error = await one.Refuses("CLUSTER CANCELSLOTMIGRATIONS", () => one.Commands.ClusterCancelSlotMigrationsAsync().AsTask());
        Assert.Equal("ERR No migrations ongoing", error.Message);
    }

    [Theory]
    [OnEveryServer(Command = "CLUSTER CANCELSLOTMIGRATIONS")]
    public async Task A_migration_that_is_under_way_can_be_cancelled(Target target)
    {
        await using var one = await OnNodeAsync(target);
        await using var two = await OnNodeAsync(target);
        await one.Commands.ClusterAddSlotsRangeAsync(new SlotRange(0, 16383));
        var (_, twoId) = await MeetAsync(one, two);

        // While the other node stands still, the migration cannot get on.
        two.Server.Pause();
        try
        {
            await one.Commands.ClusterMigrateSlotsAsync(SlotMigration.To(twoId, new SlotRange(0, 9)));
            await one.Sends("CLUSTER CANCELSLOTMIGRATIONS", one.Commands.ClusterCancelSlotMigrationsAsync());
        }
        finally
        {
            two.Server.Resume();
        }

        Assert.Equal("cancelled", Assert.Single(await one.Commands.ClusterGetSlotMigrationsAsync()).State);
    }

    [Theory]
    [OnEveryServer]
    public async Task A_slot_is_marked_on_both_sides_while_it_moves(Target target)
    {
        await using var one = await OnNodeAsync(target);
        await using var two = await OnNodeAsync(target);
        await one.Commands.ClusterAddSlotsAsync(1);
        await two.Commands.ClusterAddSlotsAsync(2);
        var (oneId, twoId) = await MeetAsync(one, two);

        await one.Sends($"CLUSTER SETSLOT 1 MIGRATING {twoId}", one.Commands.ClusterSetSlotAsync(1, ClusterSlotState.Migrating(twoId)));
        await two.Sends($"CLUSTER SETSLOT 1 IMPORTING {oneId}", two.Commands.ClusterSetSlotAsync(1, ClusterSlotState.Importing(oneId)));

        Assert.Contains($"[1->-{twoId}]", await one.Commands.ClusterNodesAsync(), StringComparison.Ordinal);
        Assert.Contains($"[1-<-{oneId}]", await two.Commands.ClusterNodesAsync(), StringComparison.Ordinal);
    }

    /// <summary>A node that waits for others for longer than any of them is held up on a busy machine.</summary>
    private Task<CommandsUnderTest> OnNodeAsync(Target target) =>
        OnServerOfItsOwnAsync(target, new ServerOptions { ClusterEnabled = true, Configuration = ["cluster-node-timeout 10000"] });

    /// <summary>Introduces two nodes and waits until each knows the other by its own id.</summary>
    private static async Task<(string One, string Two)> MeetAsync(CommandsUnderTest one, CommandsUnderTest two)
    {
        var (host, port, bus) = (two.Server.Host, two.Server.Port, two.Server.BusPort);
        await one.Commands.ClusterSetConfigEpochAsync(1);
        await two.Commands.ClusterSetConfigEpochAsync(2);
        var ids = (One: await one.Commands.ClusterMyIdAsync(), Two: await two.Commands.ClusterMyIdAsync());
        await one.Sends($"CLUSTER MEET {host} {port} {bus}", one.Commands.ClusterMeetAsync(host, port, bus));
        await Eventually.TrueAsync(
            async () => Knows(await one.Commands.ClusterNodesAsync(), ids.Two) && Knows(await two.Commands.ClusterNodesAsync(), ids.One),
            what: "the nodes know each other");
        return ids;

        static bool Knows(string nodes, string id) =>
            nodes.Contains(id, StringComparison.Ordinal) && !nodes.Contains("handshake", StringComparison.Ordinal) && !nodes.Contains("disconnected", StringComparison.Ordinal);
    }
}
