using Glide.Harness;

namespace Glide.Client.Tests.Commands.Cluster;

#pragma warning disable CS0618 // The old names are deprecated, and still have to work.

/// <summary>What one node answers alone: its slots, its keys and itself.</summary>
public sealed class ClusterNodeTests(CommandServers servers, WholeNodes wholeNodes) : CommandTests(servers), IClassFixture<WholeNodes>
{
    [Theory]
    [OnEveryServer]
    public async Task Slots_are_assigned_and_taken_away_one_by_one_and_in_ranges(Target target)
    {
        await using var node = await OnNodeAsync(target);

        await node.Sends("CLUSTER ADDSLOTS 1 2 5", node.Commands.ClusterAddSlotsAsync(1, 2, 5));
        await node.Sends("CLUSTER ADDSLOTSRANGE 10 20 30 30", node.Commands.ClusterAddSlotsRangeAsync(new SlotRange(10, 20), SlotRange.Single(30)));
        Assert.Equal([(1, 2), (5, 5), (10, 20), (30, 30)], await RangesAsync(node));

        await node.Sends("CLUSTER DELSLOTS 5", node.Commands.ClusterDelSlotsAsync(5));
        await node.Sends("CLUSTER DELSLOTSRANGE 11 19", node.Commands.ClusterDelSlotsRangeAsync(new SlotRange(11, 19)));
        Assert.Equal([(1, 2), (10, 10), (20, 20), (30, 30)], await RangesAsync(node));

        var error = await node.Refuses("CLUSTER ADDSLOTS 1", () => node.Commands.ClusterAddSlotsAsync(1).AsTask());
        Assert.Equal("ERR Slot 1 is already busy", error.Message);
        await node.Sends("CLUSTER FLUSHSLOTS", node.Commands.ClusterFlushSlotsAsync());
        Assert.Empty(await RangesAsync(node));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_node_tells_who_it_is(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);

        var id = await node.Sends("CLUSTER MYID", node.Commands.ClusterMyIdAsync());
        var nodes = await node.Sends("CLUSTER NODES", node.Commands.ClusterNodesAsync());
        var info = await node.Sends("CLUSTER INFO", node.Commands.ClusterInfoAsync());

        Assert.Equal(40, id.Length);
        Assert.StartsWith(id, nodes, StringComparison.Ordinal);
        Assert.Contains("cluster_slots_assigned:16384\r\n", info, StringComparison.Ordinal);
        Assert.Empty(await node.Sends("CLUSTER LINKS", node.Commands.ClusterLinksAsync()));
        Assert.Empty(await node.Sends($"CLUSTER REPLICAS {id}", node.Commands.ClusterReplicasAsync(id)));
        Assert.Empty(await node.Sends($"CLUSTER SLAVES {id}", node.Commands.ClusterSlavesAsync(id)));
        Assert.Equal(0, await node.Sends($"CLUSTER COUNT-FAILURE-REPORTS {id}", node.Commands.ClusterCountFailureReportsAsync(id)));
        Assert.Contains("Unknown node", (await node.Refuses("CLUSTER REPLICAS none", () => node.Commands.ClusterReplicasAsync("none").AsTask())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task ClusterShards_and_ClusterSlots_tell_who_holds_what(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);
        var id = await node.Commands.ClusterMyIdAsync();

        var shard = Assert.Single(await node.Sends("CLUSTER SHARDS", node.Commands.ClusterShardsAsync()));
        var range = Assert.Single(await node.Sends("CLUSTER SLOTS", node.Commands.ClusterSlotsAsync()));

        Assert.Equal([new SlotRange(0, 16383)], shard.Slots);
        var ofShard = Assert.Single(shard.Nodes);
        Assert.Equal((id, (long?)node.Server.Port, ClusterNodeRole.Primary, ClusterNodeHealth.Online), (ofShard.Id, ofShard.Port, ofShard.Role, ofShard.Health));
        Assert.Equal((0L, 16383L), (range.Start, range.End));
        var ofRange = Assert.Single(range.Nodes);
        Assert.Equal((id, (long)node.Server.Port), (ofRange.Id, ofRange.Port));
    }

    [Theory]
    [OnEveryServer]
    public async Task The_keys_of_a_slot_are_counted_and_listed(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);
        await node.Commands.SetAsync("{t}1", "a");
        await node.Commands.SetAsync("{t}2", "b");

        var slot = await node.Sends("CLUSTER KEYSLOT {t}1", node.Commands.ClusterKeySlotAsync("{t}1"));

        Assert.Equal(slot, await node.Commands.ClusterKeySlotAsync("t"));
        Assert.Equal(2, await node.Sends($"CLUSTER COUNTKEYSINSLOT {slot}", node.Commands.ClusterCountKeysInSlotAsync(slot)));
        var keys = await node.Sends($"CLUSTER GETKEYSINSLOT {slot} 10", node.Commands.ClusterGetKeysInSlotAsync(slot, 10));
        Assert.Equal(["{t}1", "{t}2"], keys.Select(static key => key.ToString()).Order());
        Assert.Equal("ERR Invalid slot", (await node.Refuses("CLUSTER COUNTKEYSINSLOT 99999", () => node.Commands.ClusterCountKeysInSlotAsync(99_999).AsTask())).Message);
    }

    [Theory]
    [OnEveryServer(Command = "CLUSTER FLUSHSLOT")]
    public async Task ClusterFlushSlot_removes_the_keys_of_a_slot(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);
        await node.Commands.SetAsync("{t}1", "a");
        var slot = await node.Commands.ClusterKeySlotAsync("t");

        await node.Sends($"CLUSTER FLUSHSLOT {slot}", node.Commands.ClusterFlushSlotAsync(slot));

        Assert.Equal(0, await node.Commands.ClusterCountKeysInSlotAsync(slot));
        await node.Sends($"CLUSTER FLUSHSLOT {slot} SYNC", node.Commands.ClusterFlushSlotAsync(slot, FlushMode.Sync));
        await node.Sends($"CLUSTER FLUSHSLOT {slot} ASYNC", node.Commands.ClusterFlushSlotAsync(slot, FlushMode.Async));
    }

    [Theory]
    [OnEveryServer(Command = "CLUSTER MYSHARDID")]
    public async Task A_node_tells_which_shard_it_is_of(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);

        var shard = await node.Sends("CLUSTER MYSHARDID", node.Commands.ClusterMyShardIdAsync());

        Assert.Equal(40, shard.Length);
    }

    [Theory]
    [OnEveryServer(Since = "9.1", What = "The id in CLUSTER SHARDS")]
    public async Task ClusterShards_tells_the_id_of_each_shard(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);

        var shard = Assert.Single(await node.Commands.ClusterShardsAsync());

        Assert.Equal(await node.Commands.ClusterMyShardIdAsync(), shard.Id);
    }

    [Theory]
    [OnEveryServer(Command = "CLUSTER SLOT-STATS")]
    public async Task ClusterSlotStats_tells_how_the_slots_are_used(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);
        await node.Commands.ConfigSetAsync(new ConfigSetting("cluster-slot-stats-enabled", "yes"));
        await node.Commands.SetAsync("key", "a");
        var slot = (int)await node.Commands.ClusterKeySlotAsync("key");

        var ranged = await node.Sends(
            $"CLUSTER SLOT-STATS SLOTSRANGE {slot} {slot + 1}",
            node.Commands.ClusterSlotStatsAsync(ClusterSlotStatsFilter.InRange(new SlotRange(slot, slot + 1))));
        var ordered = await node.Sends(
            "CLUSTER SLOT-STATS ORDERBY key-count LIMIT 3 DESC",
            node.Commands.ClusterSlotStatsAsync(ClusterSlotStatsFilter.OrderedBy("key-count", limit: 3, order: SortOrder.Descending)));
        var all = await node.Sends("CLUSTER SLOT-STATS ORDERBY key-count", node.Commands.ClusterSlotStatsAsync(ClusterSlotStatsFilter.OrderedBy("key-count")));

        Assert.Equal([(slot, 1L), (slot + 1, 0L)], ranged.Select(static stats => (stats.Slot, stats.Usage.KeyCount)));
        Assert.True(ranged[0].Usage.NetworkBytesIn > 0);
        Assert.True(ranged[0].Usage.CpuTime >= TimeSpan.Zero);
        Assert.Equal(3, ordered.Length);
        Assert.Equal((slot, 1L), (ordered[0].Slot, ordered[0].Usage.KeyCount));
        Assert.Equal(16384, all.Length);
    }

    [Theory]
    [OnEveryServer(Command = "CLUSTERSCAN")]
    public async Task ClusterScan_goes_through_all_keys_a_page_at_a_time(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);
        var expected = Enumerable.Range(0, 30).Select(static i => $"key{i}").ToArray();
        foreach (var key in expected)
        {
            await node.Commands.SetAsync(key, "value");
        }

        List<string> found = [];
        var page = await node.Sends("CLUSTERSCAN 0", node.Commands.ClusterScanAsync(ClusterScanCursor.Start));
        found.AddRange(page.Keys.Select(static key => key.ToString()));
        while (!page.Cursor.IsComplete)
        {
            page = await node.Commands.ClusterScanAsync(page.Cursor, new() { Count = 1000 });
            found.AddRange(page.Keys.Select(static key => key.ToString()));
        }

        Assert.Equal(expected.Order(), found.Distinct().Order());
    }

    [Theory]
    [OnEveryServer(Command = "CLUSTERSCAN")]
    public async Task ClusterScan_can_be_narrowed_to_a_slot_a_type_and_a_pattern(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);
        await node.Commands.SetAsync("{t}1", "value");
        await node.Commands.SetAsync("{t}2", "value");
        await node.Commands.SetAsync("other", "value");
        var slot = await node.Commands.ClusterKeySlotAsync("t");
        var options = new ClusterScanOptions { Pattern = "*1", Count = 10, Type = "string", Slot = slot };

        List<ValkeyKey> found = [];
        var page = await node.Sends(
            $"CLUSTERSCAN 0 MATCH *1 COUNT 10 TYPE string SLOT {slot}", node.Commands.ClusterScanAsync(ClusterScanCursor.Start, options));
        found.AddRange(page.Keys);
        while (!page.Cursor.IsComplete)
        {
            page = await node.Commands.ClusterScanAsync(page.Cursor, options);
            found.AddRange(page.Keys);
        }

        Assert.Equal<ValkeyKey>(["{t}1"], found);
    }

    [Theory]
    [OnEveryServer]
    public async Task A_slot_is_marked_as_moving_given_away_and_settled(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);
        var id = await node.Commands.ClusterMyIdAsync();

        await node.Sends("CLUSTER SETSLOT 1 STABLE", node.Commands.ClusterSetSlotAsync(1, ClusterSlotState.Stable));
        await node.Sends($"CLUSTER SETSLOT 1 NODE {id}", node.Commands.ClusterSetSlotAsync(1, ClusterSlotState.OwnedBy(id)));
        var importing = await node.Refuses(
            $"CLUSTER SETSLOT 1 IMPORTING {id}", () => node.Commands.ClusterSetSlotAsync(1, ClusterSlotState.Importing(id)).AsTask());
        var migrating = await node.Refuses(
            "CLUSTER SETSLOT 1 MIGRATING none", () => node.Commands.ClusterSetSlotAsync(1, ClusterSlotState.Migrating("none")).AsTask());

        Assert.Equal("ERR I'm already the owner of hash slot 1", importing.Message);
        Assert.Contains("I don't know about node none", migrating.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer(Since = "8.0", What = "CLUSTER SETSLOT … TIMEOUT")]
    public async Task Giving_a_slot_away_may_wait_for_replicas(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);
        var id = await node.Commands.ClusterMyIdAsync();

        await node.Sends($"CLUSTER SETSLOT 1 NODE {id} TIMEOUT 500", node.Commands.ClusterSetSlotAsync(1, ClusterSlotState.OwnedBy(id), TimeSpan.FromMilliseconds(500)));
    }

    [Theory]
    [OnEveryServer]
    public async Task The_epoch_is_set_once_and_raised_and_the_configuration_saved(Target target)
    {
        await using var node = await OnNodeAsync(target);

        await node.Sends("CLUSTER SET-CONFIG-EPOCH 7", node.Commands.ClusterSetConfigEpochAsync(7));
        Assert.Contains(
            "Node config epoch is already non-zero",
            (await node.Refuses("CLUSTER SET-CONFIG-EPOCH 8", () => node.Commands.ClusterSetConfigEpochAsync(8).AsTask())).Message, StringComparison.Ordinal);
        Assert.Equal("STILL 7", await node.Sends("CLUSTER BUMPEPOCH", node.Commands.ClusterBumpEpochAsync()));
        await node.Sends("CLUSTER SAVECONFIG", node.Commands.ClusterSaveConfigAsync());
    }

    [Theory]
    [OnEveryServer]
    public async Task ClusterReset_forgets_the_slots_and_when_hard_the_node_itself(Target target)
    {
        await using var node = await OnNodeAsync(target);
        await node.Commands.ClusterAddSlotsAsync(1);
        var id = await node.Commands.ClusterMyIdAsync();

        await node.Sends("CLUSTER RESET", node.Commands.ClusterResetAsync());
        await node.Sends("CLUSTER RESET SOFT", node.Commands.ClusterResetAsync(ClusterResetMode.Soft));
        Assert.Empty(await RangesAsync(node));
        Assert.Equal(id, await node.Commands.ClusterMyIdAsync());
        await node.Sends("CLUSTER RESET HARD", node.Commands.ClusterResetAsync(ClusterResetMode.Hard));
        Assert.NotEqual(id, await node.Commands.ClusterMyIdAsync());
    }

    [Theory]
    [OnEveryServer]
    public async Task A_session_says_whether_it_reads_from_replicas_and_follows_slots_that_move(Target target)
    {
        var node = await wholeNodes.OnEmptyNodeAsync(target);
        await using var session = await node.OpenSessionAsync();

        await session.Sends("READONLY", session.Commands.ReadOnlyAsync());
        Assert.Contains(" flags=r ", await session.Commands.ClientInfoAsync(), StringComparison.Ordinal);
        await session.Sends("READWRITE", session.Commands.ReadWriteAsync());
        Assert.Contains(" flags=N ", await session.Commands.ClientInfoAsync(), StringComparison.Ordinal);
        await session.Sends("ASKING", session.Commands.AskingAsync());
    }

    [Theory]
    [OnEveryServer]
    public async Task A_server_that_is_no_node_refuses_all_of_it(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses("CLUSTER INFO", () => valkey.Commands.ClusterInfoAsync().AsTask());

        Assert.Equal("ERR This instance has cluster support disabled", error.Message);
    }

    private Task<CommandsUnderTest> OnNodeAsync(Target target) =>
        OnServerOfItsOwnAsync(target, new ServerOptions { ClusterEnabled = true });

    private static async Task<(long Start, long End)[]> RangesAsync(CommandsUnderTest node) =>
        [.. (await node.Commands.ClusterSlotsAsync()).Select(static range => (range.Start, range.End))];
}
