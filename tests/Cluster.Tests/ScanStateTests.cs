using System.Globalization;
using System.Text;
using Glide.Protocol;

namespace Glide.Cluster.Tests;

public partial class ScanStateTests
{
    private const int MostSteps = 20_000;

    // More of them for who changes the rules: SCAN_SEEDS=2000 takes minutes.
    private static readonly int Seeds = int.Parse(Environment.GetEnvironmentVariable("SCAN_SEEDS") ?? "100", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_quiet_cluster_returns_each_key_once(bool byClusterScan)
    {
        var cluster = new ScanSimulation(new Random(1), 3);
        var returned = new List<string>();
        Run(cluster, ScanState.Begin(byClusterScan), returned, quietAfter: 0);
        Assert.Equal(cluster.Keys.Order(), returned.Order());
    }

    /// <summary>Whatever moves, dies or starts anew while it is read, and wherever the scan is put away and resumed.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void Every_key_that_exists_throughout_is_returned(bool byClusterScan, bool resumes)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var cluster = new ScanSimulation(random, 2 + (seed % 3));
            var returned = new List<string>();
            Run(cluster, ScanState.Begin(byClusterScan), returned, quietAfter: 50 + (seed % 7 * 40), resumes ? random : null);
            var missing = cluster.Keys.Except(returned).ToList();
            Assert.True(missing.Count == 0, $"With seed {seed} these are missing: {string.Join(", ", missing)}");
        }
    }

    [Fact]
    public void A_slot_that_left_during_a_pass_is_read_at_its_new_owner()
    {
        var map = Some.Map(2, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        Pass(state, map, 1, "1 0-8191", "1 0-4999");
        Assert.Equal(5000, state.SlotsDone);
        Assert.True(state.Wants(KeyOf(5000)));
        Assert.False(state.Wants(KeyOf(4999)));

        // The old map leads back to the node, which contradicts it.
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        state.Observed(Observation("node-1", "1 0-4999"));
        Assert.Equal(ScanStepKind.Refresh, state.Next(map).Kind);
        Pass(state, Moved(map, 5000, 8191, 11), 11, "2 5000-16383", "2 5000-16383");
        Assert.True(state.IsComplete);
        Assert.Equal(ScanStepKind.Complete, state.Next(map).Kind);
    }

    [Fact]
    public void A_slot_that_left_and_came_back_is_read_again()
    {
        var map = Some.Map(1, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        state.Next(map);
        state.Observed(Observation("node-1", "1 0-16383"));
        state.Next(map);
        state.PageRead(new ScanCursor(7));
        state.Next(map);
        state.PageRead(default(ScanCursor));

        // Held before and after; but the epoch tells that something has come in between.
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        state.Observed(Observation("node-1", "3 0-16383"));
        Assert.False(state.IsComplete);
        var step = state.Next(map);
        Assert.Equal((ScanStepKind.NodePage, 0UL), (step.Kind, step.NodeCursor.Value));
        state.PageRead(default(ScanCursor));
        state.Next(map);
        state.Observed(Observation("node-1", "3 0-16383"));
        Assert.True(state.IsComplete);
    }

    [Fact]
    public void An_epoch_that_grows_and_grows_does_not_keep_the_scan_from_ending()
    {
        var map = Some.Map(1, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        var epoch = 1;
        for (var steps = 0; !state.IsComplete; steps++)
        {
            Assert.True(steps < 100);
            var step = state.Next(map);
            if (step.Kind == ScanStepKind.Observe)
            {
                state.Observed(Observation("node-1", $"{++epoch} 0-16383"));
            }
            else
            {
                state.PageRead(new ScanCursor(step.NodeCursor.Value == 3 ? 0 : step.NodeCursor.Value + 1));
            }
        }
    }

    [Fact]
    public void A_server_that_has_started_anew_is_read_from_the_beginning()
    {
        var map = Some.Map(1, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        state.Next(map);
        state.Observed(Observation("node-1", "1 0-16383", "run-1"));
        state.Next(map);
        state.PageRead(default(ScanCursor));
        state.Next(map);
        state.Observed(Observation("node-1", "1 0-16383", "run-2"));
        Assert.False(state.IsComplete);
        Assert.Equal(ScanStepKind.NodePage, state.Next(map).Kind);
    }

    [Fact]
    public void A_slot_whose_keys_move_one_by_one_is_read_on_both_sides()
    {
        var map = Some.Map(2, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);

        // It stays open all the time, so the second node is read for it, and the first says that nothing has come back.
        Pass(state, map, 1, "1 0-8191 [7->-node-11]", "1 0-8191 [7->-node-11]");
        Assert.Equal(8191, state.SlotsDone);
        Assert.True(state.Wants(KeyOf(7)));
        Pass(state, map, 11, "2 8192-16383 [7-<-node-1]", "2 8192-16383 [7-<-node-1]");
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        state.Observed(Observation("node-1", "1 0-8191 [7->-node-11]"));
        Assert.True(state.IsComplete);
    }

    [Fact]
    public void A_slot_that_has_been_over_there_and_back_and_moves_again_is_read_again()
    {
        var map = Some.Map(2, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        Pass(state, map, 1, "1 0-8191 [7->-node-11]", "1 0-8191 [7->-node-11]");
        Pass(state, map, 11, "2 8192-16383 [7-<-node-1]", "2 8192-16383 [7-<-node-1]");
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        state.Observed(Observation("node-1", "3 0-8191 [7->-node-11]"));
        Assert.Equal(16383, state.SlotsDone);
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
    }

    [Fact]
    public void Keys_that_move_to_a_node_which_the_map_does_not_know_ask_for_a_newer_map()
    {
        var map = Some.Map(2, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        Pass(state, map, 1, "1 0-8191 [7->-node-99]", "1 0-8191 [7->-node-99]");
        Assert.Equal(ScanStepKind.Refresh, state.Next(map).Kind);

        // If the new one does not know it either, its owner is read again.
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        Assert.Equal(1, state.FruitlessSteps);
        state.NodeFailed();
        Assert.Equal(2, state.FruitlessSteps);
        Pass(state, map, 1, "1 0-8191", "1 0-8191");
        Assert.Equal(0, state.FruitlessSteps);
    }

    [Fact]
    public void Keys_that_come_from_a_third_node_are_not_those_that_were_awaited()
    {
        var map = Some.Map(2, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        Pass(state, map, 1, "1 0-8191 [7->-node-11]", "1 0-8191 [7->-node-11]");
        Pass(state, map, 11, "2 8192-16383 [7-<-node-1]", "2 8192-16383 [7-<-node-21]");
        Assert.Equal(16383, state.SlotsDone);
        Pass(state, map, 1, "1 0-8191", "1 0-8191");
        Assert.True(state.IsComplete);
    }

    [Fact]
    public void The_far_side_does_not_count_when_it_was_read_first()
    {
        var map = Some.Map(2, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        Pass(state, map, 1, "1 0-6 8-8191 [7-<-node-11]", "1 0-6 8-8191 [7-<-node-11]");
        Pass(state, map.Moved(7, Some.Address(11)), 11, "2 7 8192-16383 [7->-node-1]", "2 7 8192-16383 [7->-node-1]");
        Assert.False(state.IsComplete);
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
    }

    [Fact]
    public void A_migration_that_was_called_off_makes_the_slot_be_read_again()
    {
        var map = Some.Map(2, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        Pass(state, map, 1, "1 0-8191 [7->-node-11]", "1 0-8191 [7->-node-11]");
        Pass(state, map, 11, "2 8192-16383 [7-<-node-1]", "2 8192-16383");
        Assert.Equal(16383, state.SlotsDone);
        Pass(state, map, 1, "1 0-8191", "1 0-8191");
        Assert.True(state.IsComplete);
    }

    [Fact]
    public void The_pass_of_a_node_that_is_gone_counts_for_nothing()
    {
        var map = Some.Map(2);
        var state = ScanState.Begin(byClusterScan: false);
        state.Next(map);
        state.Observed(Observation("node-1", "1 0-8191"));
        state.Next(map);
        state.PageRead(new ScanCursor(5));
        var promoted = map.Moved(0, Some.Address(2));
        Assert.Equal((ScanStepKind.Observe, 2), Step(state, promoted));
        Assert.Equal(0, state.SlotsDone);
        state.NodeFailed();
        Assert.Equal((ScanStepKind.Observe, 2), Step(state, promoted));
    }

    [Fact]
    public void An_address_that_means_another_node_now_is_asked_anew()
    {
        var map = Some.Map(1, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        state.Next(map);
        state.Observed(Observation("node-1", "1 0-16383"));
        state.Next(map);
        state.PageRead(default(ScanCursor));
        state.Next(map);
        state.Observed(Observation("node-99", "1 0-16383"));
        Assert.Equal(0, state.SlotsDone);
        Assert.Equal(ScanStepKind.Observe, state.Next(map).Kind);
    }

    [Fact]
    public void Slots_that_nobody_holds_are_the_users_decision()
    {
        var builder = new SlotMapBuilder();
        builder.Assign(builder.AddShard(Some.Primary(1)), 100, 16383);
        builder.Assign(builder.AddShard(Some.Replica(2)), 50, 99);
        var map = builder.Build();
        var state = ScanState.Begin(byClusterScan: false);
        Pass(state, map, 1, "1 100-16383", "1 100-16383");
        var step = state.Next(map);
        Assert.Equal((ScanStepKind.Uncovered, 0), (step.Kind, step.Slot));
        state.SkipUncovered(map);
        Assert.True(state.IsComplete);
    }

    [Fact]
    public void A_standalone_server_is_read_in_one_pass()
    {
        var map = SlotMap.SingleShard(Some.Primary(1));
        var state = ScanState.Begin(byClusterScan: false);
        Assert.Equal((ScanStepKind.Observe, 1), Step(state, map));
        state.Observed(ScanObservation.Standalone(null));
        Assert.Equal(ScanStepKind.NodePage, state.Next(map).Kind);
        state.PageRead(default(ScanCursor));
        state.Next(map);
        state.Observed(ScanObservation.Standalone(null));
        Assert.True(state.IsComplete);
    }

    [Fact]
    public void What_was_not_asked_for_is_refused()
    {
        var state = ScanState.Begin(byClusterScan: false);
        Assert.Throws<InvalidOperationException>(() => state.PageRead(ClusterScanCursor.Start, true));
        Assert.Throws<InvalidOperationException>(() => state.PageRead(default(ScanCursor)));
        Assert.Throws<InvalidOperationException>(() => state.Observed(ScanObservation.Standalone(null)));
        Assert.Throws<InvalidOperationException>(() => ScanState.Begin(byClusterScan: true).PageRead(default(ScanCursor)));
    }

    [Fact]
    public void A_kept_cursor_goes_on_where_it_was()
    {
        var map = Some.Map(2, replicas: 0);
        var state = ScanState.Begin(byClusterScan: false);
        Pass(state, map, 1, "1 0-8191 [7->-node-11]", "1 0-8191 [7->-node-11]");
        state.Next(map);
        state.Observed(Observation("node-11", "2 8192-16383 [7-<-node-1]", "run"));
        state.Next(map);
        state.PageRead(new ScanCursor(ulong.MaxValue));
        var token = state.ToToken();
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        Assert.True(token.Length < 300);
        var resumed = ScanState.Parse(token);
        Assert.Equal(state.Next(map), resumed.Next(map));
        Assert.Equal(token, resumed.ToToken());
        resumed.PageRead(default(ScanCursor));
        resumed.Next(map);
        resumed.Observed(Observation("node-11", "2 8192-16383 [7-<-node-1]", "run"));
        resumed = ScanState.Parse(resumed.ToToken());
        Assert.Equal((ScanStepKind.Observe, 1), Step(resumed, map));
        resumed = ScanState.Parse(resumed.ToToken());
        resumed.Observed(Observation("node-1", "1 0-8191 [7->-node-11]", "run"));
        Assert.True(resumed.IsComplete);
        Assert.True(ScanState.Parse(resumed.ToToken()).IsComplete);
    }

    [Fact]
    public void A_cursor_that_has_been_changed_is_refused()
    {
        var state = ScanState.Begin(byClusterScan: true);
        Read(state, "0-{06S}-0");
        var token = state.ToToken();
        Assert.Throws<ArgumentNullException>(() => ScanState.Parse(null!));
        foreach (var text in (string[])["", "0", "x", "not a cursor", "AAAA", token + "A", token + "AAAA", token[..^1], token[1..], token + token])
        {
            Assert.Throws<FormatException>(() => ScanState.Parse(text));
        }

        for (var i = 0; i < token.Length; i++)
        {
            var changed = token.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            if (new string(changed) != token)
            {
                Assert.Throws<FormatException>(() => ScanState.Parse(new string(changed)));
            }
        }
    }

    private static void Run(ScanSimulation cluster, ScanState state, List<string> returned, int quietAfter, Random? resumes = null)
    {
        for (var steps = 0; !state.IsComplete; steps++)
        {
            Assert.True(steps < MostSteps, "The scan does not end.");
            if (steps < quietAfter)
            {
                cluster.Happen();
            }

            if (resumes?.Next(3) == 0)
            {
                state = ScanState.Parse(state.ToToken());
            }

            var step = state.Next(cluster.Map);
            if (step.Kind != ScanStepKind.Complete)
            {
                if (steps < quietAfter)
                {
                    cluster.Happen();
                }

                returned.AddRange(cluster.Answer(state, step));
            }
        }
    }

    /// <summary>Lets the scan read a node that says one thing before and another after; both as epoch and slots.</summary>
    private static void Pass(ScanState state, SlotMap map, int node, string before, string after)
    {
        Assert.Equal((ScanStepKind.Observe, node), Step(state, map));
        state.Observed(Observation($"node-{node}", before));
        Assert.Equal((ScanStepKind.NodePage, node), Step(state, map));
        state.PageRead(default(ScanCursor));
        Assert.Equal((ScanStepKind.Observe, node), Step(state, map));
        state.Observed(Observation($"node-{node}", after));
    }

    private static (ScanStepKind Kind, int? Node) Step(ScanState state, SlotMap map)
    {
        var step = state.Next(map);
        return (step.Kind, step.Node?.Address.Port);
    }

    private static ScanObservation Observation(string id, string epochAndSlots, string? runId = null)
    {
        var words = epochAndSlots.Split(' ', 2);
        return ScanObservation.Parse($"x 10.0.0.1:9@19 master - 0 0 9 connected 1\n{id} 10.0.0.1:1@11,host myself,master - 0 0 {words[0]} connected {words[1]}\n", runId);
    }

    private static SlotMap Moved(SlotMap map, int start, int end, int to)
    {
        for (var slot = start; slot <= end; slot++)
        {
            map = map.Moved(slot, Some.Address(to));
        }

        return map;
    }

    private static byte[] KeyOf(int slot)
    {
        for (var i = 0; ; i++)
        {
            var key = Encoding.UTF8.GetBytes($"{i}");
            if (HashSlot.Of(key) == slot)
            {
                return key;
            }
        }
    }
}
