using FsCheck;
using FsCheck.Fluent;

namespace Glide.Cluster.Tests;

public class TopologyConsensusTests
{
    private static readonly SlotMap Old = Some.Map(3);
    private static readonly SlotMap New = Old.Moved(0, Some.Address(11));
    private static readonly SlotMap Other = Old.Moved(0, Some.Address(21));

    [Fact]
    public void What_all_say_is_taken()
    {
        var result = Decide([Old, Old, Old], New);
        Assert.Equal(Old, result.Map);
        Assert.Equal("3 of 3 nodes agree.", result.Reason);
    }

    [Fact]
    public void What_changes_nothing_is_the_same_map()
    {
        Assert.Same(Old, Decide([Some.Map(3), Some.Map(3)], Old).Map);
        Assert.Same(Old, Decide([New, Some.Map(3), Some.Map(3)], Old).Map);
    }

    [Fact]
    public void The_view_of_most_wins()
    {
        Assert.Equal(New, Decide([Old, New, New], Old).Map);
        Assert.Equal(New, Decide([New, Old, Other, New, Other, New], Old).Map);
    }

    [Fact]
    public void A_tie_is_asked_again_and_decided_at_last()
    {
        var result = Decide([Old, Old, New, New], Old);
        Assert.Null(result.Map);
        Assert.Contains("4 nodes", result.Reason, StringComparison.Ordinal);
        Assert.Contains("2 views", result.Reason, StringComparison.Ordinal);
        Assert.NotNull(Decide([Old, Old, New, New], Old, lastAttempt: true).Map);
    }

    [Fact]
    public void Two_views_are_decided_at_once_by_what_they_cover()
    {
        var partial = new SlotMapBuilder();
        partial.Assign(partial.AddShard(Some.Primary(1)), 0, 5000);
        Assert.Equal(Old, Decide([partial.Build(), Old], SlotMap.Empty).Map);
        Assert.Equal(Old, Decide([Old, partial.Build()], SlotMap.Empty).Map);
    }

    [Fact]
    public void A_primary_that_most_hold_for_dead_is_dead_although_the_map_in_use_says_otherwise()
    {
        var alive = SlotMap.SingleShard(Some.Primary(1), Some.Replica(2));
        var dead = SlotMap.SingleShard(Some.Primary(1) with { Health = ClusterNodeHealth.Failed }, Some.Replica(2));
        Assert.Equal(dead, Decide([dead, alive, dead], alive).Map);
        Assert.Equal(alive, Decide([dead, alive, alive], alive).Map);
    }

    [Fact]
    public void Of_equally_wide_views_the_one_with_living_primaries_is_taken()
    {
        var dead = SlotMap.SingleShard(Some.Primary(1) with { Health = ClusterNodeHealth.Failed }, Some.Replica(2));
        var promoted = SlotMap.SingleShard(Some.Primary(2) with { Health = ClusterNodeHealth.Online });
        Assert.Equal(promoted, Decide([dead, promoted], dead).Map);
        Assert.Equal(promoted, Decide([promoted, dead], dead).Map);
    }

    [Fact]
    public void A_plurality_needs_a_fifth_of_the_votes()
    {
        SlotMap[] all = [.. Enumerable.Range(0, 12).Select(slot => Old.Moved(slot, Some.Address(11)))];
        Assert.Null(Decide([.. all[..9], Old, Old], Old).Map);
        Assert.Equal(Old, Decide([.. all[..8], Old, Old], Old).Map);
    }

    [Fact]
    public void Who_knows_nothing_has_no_vote()
    {
        Assert.Equal(Old, Decide([SlotMap.Empty, SlotMap.Empty, Old], SlotMap.Empty).Map);
        var result = Decide([SlotMap.Empty, SlotMap.Empty], Old);
        Assert.Null(result.Map);
        Assert.Contains("not been set up", result.Reason, StringComparison.Ordinal);
        Assert.Contains("None of the 5 nodes", TopologyConsensus.Decide([], 5, Old, lastAttempt: true).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_that_differ_only_in_replicas_vote_together()
    {
        var without = Some.Map(3, replicas: 1);

        // By the whole views New would be the most frequent one.
        Assert.Equal(Old.AssignmentFingerprint, Decide([New, New, Old, without, Some.Map(3, replicas: 0)], New).Map!.AssignmentFingerprint);
        Assert.Equal(without, Decide([without, Old, without], Old).Map);
    }

    [Fact]
    public void Views_of_nodes_without_endpoints_agree_although_each_has_its_own_addresses()
    {
        var views = Enumerable.Range(1, 3).Select(i => new TopologyView(new($"node-{i}", 1), Renamed($"node-{i}"), 0, 0)).ToArray();
        var result = TopologyConsensus.Decide(views, 3, SlotMap.Empty, lastAttempt: false);
        Assert.Equal(views[0].Map, result.Map);

        // What is in use stays in use, although another was said first.
        Assert.Same(views[2].Map, TopologyConsensus.Decide(views, 3, views[2].Map, lastAttempt: false).Map);

        static SlotMap Renamed(string host)
        {
            var builder = new SlotMapBuilder();
            builder.Assign(builder.AddShard(Some.Primary(1) with { Address = new(host, 1) }), 0, 16383);
            return builder.Build();
        }
    }

    [Fact]
    public void The_order_of_the_answers_does_not_matter() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 3)).ToArbitrary(),
        Gen.Elements(false, true).ToArbitrary(),
        (which, last) =>
        {
            SlotMap[] kinds = [Old, New, Other, Some.Map(3, replicas: 1)];
            var views = which.Select((kind, i) => new TopologyView(Some.Address(i + 100), kinds[kind], 0, 0)).ToArray();
            var there = TopologyConsensus.Decide(views, views.Length, Other, last);
            var back = TopologyConsensus.Decide([.. views.Reverse()], views.Length, Other, last);
            Assert.Equal(there, back);
            Assert.True(!last || views.Length == 0 || there.Map is not null);
        }));

    [Fact]
    public void A_majority_wins_and_another_vote_for_the_winner_changes_nothing() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 3)).Where(list => list.Count > 0).ToArbitrary(),
        Gen.Elements(false, true).ToArbitrary(),
        (which, last) =>
        {
            SlotMap[] kinds = [Old, New, Other, Some.Map(3, replicas: 1)];
            SlotMap[] maps = [.. which.Select(kind => kinds[kind])];
            var decided = Decide(maps, SlotMap.Empty, last).Map;
            var most = maps.CountBy(map => map).MaxBy(votes => votes.Value);

            Assert.True(most.Value * 2 <= maps.Length || most.Key.Equals(decided));
            if (decided is not null)
            {
                Assert.Contains(decided, maps);
                Assert.Equal(decided, Decide([.. maps, decided], SlotMap.Empty, last).Map);
            }
        }));

    private static ConsensusResult Decide(SlotMap[] maps, SlotMap current, bool lastAttempt = false) => TopologyConsensus.Decide(
        [.. maps.Select((map, i) => new TopologyView(Some.Address(i + 100), map, 0, 0))], maps.Length, current, lastAttempt);
}
