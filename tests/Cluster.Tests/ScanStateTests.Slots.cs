using System.Text;

namespace Glide.Cluster.Tests;

/// <content>CLUSTERSCAN.</content>
public partial class ScanStateTests
{
    [Fact]
    public void Clusterscan_begins_with_the_first_slot_and_ends_when_the_server_says_so()
    {
        var map = Some.Map(1, replicas: 0);
        var state = Start(map, "1 0-16383");
        var step = state.Next(map);
        Assert.Equal((ScanStepKind.SlotPage, 0, "0-{06S}-0"), (step.Kind, step.Slot, step.SlotCursor.ToString()));
        Read(state, "2e4i1K-{06S}-1048576");
        Assert.Equal("2e4i1K-{06S}-1048576", state.Next(map).SlotCursor.ToString());
        Assert.Equal(0, state.SlotsDone);
        Read(state, "0-{6ZJ}-0");
        Assert.Equal(1, state.SlotsDone);
        Assert.Equal(16383, state.Next(map).Slot);
        Read(state, "0");

        // What was passed over counts when the node says once more that it has it.
        Assert.Equal(2, state.SlotsDone);
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        state.Observed(Observation("node-1", "1 0-16383"));
        Assert.Equal(ScanStepKind.Complete, state.Next(map).Kind);
        Assert.True(state.IsComplete);
    }

    [Theory]
    [InlineData("1 0-16383", "1 0-16383 [7->-b]", 1)]
    [InlineData("1 0-16383 [7->-b]", "1 0-16383", 1)]
    [InlineData("1 0-16383", "1 0-6 8-16383", 1)]
    [InlineData("1 0-16383", "2 0-16383", 16382)]
    [InlineData("1 0-16383", "1 0-16383", 0)]
    public void What_was_passed_over_is_missing_if_its_keys_may_have_gone_elsewhere(string before, string after, int missing)
    {
        var map = Some.Map(1, replicas: 0);
        var state = Start(map, before);
        state.Next(map);
        Read(state, "0-{6ZJ}-0");
        state.Next(map);
        Read(state, "0");
        state.Next(map);
        state.Observed(Observation("node-1", after));
        Assert.Equal(16384 - missing, state.SlotsDone);
        state.Next(map);
        Assert.Equal(missing == 0 ? ScanPhase.Complete : missing == 1 ? ScanPhase.MovingSlots : ScanPhase.ByNode, state.Phase);
    }

    [Fact]
    public void What_another_node_passed_over_is_not_this_nodes_word()
    {
        var map = Some.Map(1, replicas: 0);
        var state = Start(map, "1 0-16383");
        state.Next(map);
        state.PageRead(Cursor("0-{6ZJ}-0"), answeredByStep: false);
        state.Next(map);
        Read(state, "0");
        state.Next(map);
        state.Observed(Observation("node-1", "1 0-16383"));
        Assert.Equal(2, state.SlotsDone);
    }

    [Fact]
    public void A_slot_on_the_move_is_tried_once_more_and_then_left_to_its_nodes()
    {
        var map = Some.Map(1, replicas: 0);
        var state = Start(map, "1 0-16383");
        state.SlotIsMoving();
        Assert.Equal((ScanStepKind.SlotStart, 1), (state.Next(map).Kind, state.Next(map).Slot));
        Read(state, TagOf(1));
        state.Next(map);
        Read(state, "0");
        state.Next(map);
        state.Observed(Observation("node-1", "1 0-16383"));
        Assert.Equal((ScanStepKind.SlotStart, 0), (state.Next(map).Kind, state.Next(map).Slot));
        Assert.Equal(16383, state.SlotsDone);
        var done = ScanState.Parse(state.ToToken());
        Read(done, "0-{06S}-0");
        done.Next(map);
        Read(done, TagOf(1));
        Assert.True(done.IsComplete);
        Read(state, "0-{06S}-0");
        state.SlotIsMoving();
        Assert.Equal(ScanPhase.ByNode, state.Phase);
        Pass(state, map, 1, "1 0-16383", "1 0-16383");
        Assert.True(state.IsComplete);
    }

    [Fact]
    public void A_slot_without_an_owner_waits_for_one()
    {
        var builder = new SlotMapBuilder();
        builder.Assign(builder.AddShard(Some.Primary(1)), 1, 16383);
        var state = ScanState.Begin(byClusterScan: true);
        Read(state, "0-{06S}-0");
        Assert.Equal((ScanStepKind.Uncovered, 0), (state.Next(builder.Build()).Kind, state.Next(SlotMap.Empty).Slot));
        state.SkipUncovered(SlotMap.Empty);
        Assert.True(state.IsComplete);
    }

    [Fact]
    public void Slots_without_an_owner_are_skipped_together_and_the_scan_goes_on_behind_them()
    {
        var builder = new SlotMapBuilder();
        var shard = builder.AddShard(Some.Primary(1));
        builder.Assign(shard, 0, 99);
        builder.Assign(shard, 200, 16383);
        var map = builder.Build();
        var state = Start(map, "1 0-99 200-16383");
        Read(state, TagOf(100));
        Assert.Equal((ScanStepKind.Uncovered, 100), (state.Next(map).Kind, state.Next(map).Slot));
        state.SkipUncovered(map);
        Assert.Equal((ScanStepKind.SlotStart, 200), (state.Next(map).Kind, state.Next(map).Slot));
        Read(state, TagOf(200));
        state.Next(map);
        Read(state, "0");
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        state.Observed(Observation("node-1", "1 0-99 200-16383"));
        Assert.Equal(ScanStepKind.Complete, state.Next(map).Kind);
    }

    [Fact]
    public void The_last_slots_may_be_those_without_an_owner()
    {
        var builder = new SlotMapBuilder();
        builder.Assign(builder.AddShard(Some.Primary(1)), 0, 99);
        var map = builder.Build();
        var state = Start(map, "1 0-99");
        Read(state, TagOf(100));
        state.SkipUncovered(map);
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        state.Observed(Observation("node-1", "1 0-99"));
        Assert.Equal(ScanStepKind.Complete, state.Next(map).Kind);
    }

    [Fact]
    public void A_node_that_cannot_be_asked_proves_nothing()
    {
        var map = Some.Map(1, replicas: 0);
        var state = Start(map, "1 0-16383");
        state.Next(map);
        Read(state, "0-{6ZJ}-0");
        state.Next(map);
        Read(state, "0");
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        state.NodeFailed();
        state.Next(map);
        Assert.Equal(ScanPhase.ByNode, state.Phase);
        Assert.Equal(2, state.SlotsDone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_slot_alone_is_read_if_the_keys_can_be_in_no_other(bool byClusterScan)
    {
        var map = Some.Map(2, replicas: 0);
        var state = ScanState.Begin(byClusterScan, slot: 9000);
        Assert.Equal(9000, state.FirstMissing);
        if (byClusterScan)
        {
            Assert.Equal((ScanStepKind.SlotStart, 9000), (state.Next(map).Kind, state.Next(map).Slot));
            Read(state, TagOf(9000));
            Assert.Equal((ScanStepKind.SlotPage, 9000), (state.Next(map).Kind, state.Next(map).Slot));
            Read(state, TagOf(9001));
        }
        else
        {
            Pass(state, map, 11, "2 8192-16383", "2 8192-16383");
        }

        Assert.True(state.IsComplete);
        Assert.Equal(-1, state.FirstMissing);
        Assert.False(ScanState.Begin(byClusterScan, slot: null).IsComplete);
    }

    [Fact]
    public void A_cursor_without_a_slot_and_a_server_without_the_command_leave_the_rest_to_the_nodes()
    {
        var map = Some.Map(1);
        var state = Start(map, "1 0-16383");
        Read(state, TagOf(1));
        Read(state, "12345");
        Assert.Equal(ScanPhase.ByNode, state.Phase);
        Assert.Equal(1, state.SlotsDone);
        state = ScanState.Begin(byClusterScan: true);
        state.UseNodes();
        Assert.Equal(ScanStepKind.Observe, state.Next(map).Kind);
    }

    /// <summary>A scan at the beginning of the first slot, whose node has said what it holds.</summary>
    private static ScanState Start(SlotMap map, string epochAndSlots)
    {
        var state = ScanState.Begin(byClusterScan: true);
        Assert.Equal((ScanStepKind.SlotStart, 0), (state.Next(map).Kind, state.Next(map).Slot));
        Read(state, "0-{06S}-0");
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        state.Observed(Observation("node-1", epochAndSlots));
        return state;
    }

    private static void Read(ScanState state, string cursor) => state.PageRead(Cursor(cursor), answeredByStep: true);

    private static string TagOf(int slot) => $"0-{{{Encoding.UTF8.GetString(KeyOf(slot))}}}-0";

    private static ClusterScanCursor Cursor(string text) => ClusterScanCursor.FromText(text);
}
