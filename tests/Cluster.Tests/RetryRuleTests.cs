using System.Text;

namespace Glide.Cluster.Tests;

public class RetryRuleTests
{
    private const long Plenty = 10_000;

    [Theory]
    [InlineData("MOVED", false, false, "FollowMoved", false, "Moved")]
    [InlineData("MOVED", true, true, "FollowMoved", false, "Moved")]
    [InlineData("ASK", false, false, "FollowAsk", false, null)]
    [InlineData("TRYAGAIN", false, false, "SameSlot", true, null)]
    [InlineData("CLUSTERDOWN", false, false, "SameSlot", true, "Trouble")]
    [InlineData("CLUSTERDOWN", true, true, "SameSlot", true, "Trouble")]
    [InlineData("MASTERDOWN", false, true, "SameSlot", true, "Trouble")]
    [InlineData("MASTERDOWN", true, true, "OtherNode", false, "Trouble")]
    [InlineData("LOADING", false, false, "SameSlot", true, "Trouble")]
    [InlineData("LOADING", true, true, "OtherNode", false, "Trouble")]
    [InlineData("LOADING", true, false, "Primary", false, "Trouble")]
    [InlineData("READONLY", false, false, "Primary", true, "Trouble")]
    [InlineData("READONLY", true, false, "Primary", false, "Trouble")]
    [InlineData("READONLY You can't write against a read only replica.", true, false, "Primary", false, "Trouble")]
    [InlineData("UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)", false, false, "LeaveConnection", false, "Trouble")]
    public void What_is_more_than_the_callers_error_goes_on(
        string code, bool wasReplica, bool isReadOnly, string action, bool waits, string? refresh)
    {
        var state = default(RetryState);
        var decision = Decide(code, new(Plenty, wasReplica, isReadOnly), ref state);
        Assert.Equal(action, decision.Action.ToString());
        Assert.Equal(waits, decision.WaitMilliseconds > 0);
        Assert.Equal(refresh, decision.Refresh?.ToString());
        Assert.True(RetryRule.IsKnown(Encoding.ASCII.GetBytes(code)));
    }

    [Theory]
    [InlineData("ERR")]
    [InlineData("WRONGTYPE")]
    [InlineData("CROSSSLOT")]
    [InlineData("NOSCRIPT")]
    [InlineData("NOAUTH")]
    [InlineData("NOPERM")]
    [InlineData("EXECABORT")]
    [InlineData("OOM")]
    [InlineData("BUSY")]
    [InlineData("UNBLOCKED")]
    [InlineData("UNBLOCKED client unblocked via CLIENT UNBLOCK")]
    [InlineData("UNBLOCKED forced")]
    [InlineData("MOVE")]
    [InlineData("MOVEDX")]
    [InlineData("loading")]
    [InlineData("")]
    public void What_is_the_callers_error_is_given_to_the_caller(string code)
    {
        var state = default(RetryState);
        Assert.Equal(new(RetryAction.GiveUp), Decide(code, new(Plenty), ref state));
        Assert.Equal(default, state);
        Assert.False(RetryRule.IsKnown(Encoding.ASCII.GetBytes(code)));
    }

    [Fact]
    public void A_redirect_to_nowhere_waits_for_a_new_map()
    {
        var state = default(RetryState);
        var decision = Decide("MOVED", new(Plenty, RedirectsToUnknown: true), ref state);
        Assert.Equal((RetryAction.SameSlot, RefreshReason.Trouble), (decision.Action, decision.Refresh!.Value));
        Assert.InRange(decision.WaitMilliseconds, 1, RetryRule.FirstWait);
    }

    [Theory]
    [InlineData("MOVED")]
    [InlineData("ASK")]
    public void A_redirect_to_its_sender_connects_anew(string code)
    {
        var state = default(RetryState);
        var decision = Decide(code, new(Plenty, RedirectsToSender: true), ref state);
        Assert.Equal((RetryAction.Reconnect, RefreshReason.Trouble), (decision.Action, decision.Refresh!.Value));
        Assert.InRange(decision.WaitMilliseconds, 1, RetryRule.FirstWait);
    }

    [Fact]
    public void Two_nodes_that_send_a_call_to_each_other_make_it_wait()
    {
        var state = default(RetryState);
        for (var hop = 0; hop < RetryRule.FreeHops; hop++)
        {
            Assert.Equal(0, Decide(hop % 2 == 0 ? "MOVED" : "ASK", new(Plenty), ref state).WaitMilliseconds);
        }

        Assert.InRange(Decide("MOVED", new(Plenty), ref state).WaitMilliseconds, 1, RetryRule.FirstWait);

        // The wait has bought one more.
        Assert.Equal(0, Decide("MOVED", new(Plenty), ref state).WaitMilliseconds);
        Assert.NotEqual(0, Decide("MOVED", new(Plenty), ref state).WaitMilliseconds);
    }

    [Fact]
    public void Waits_grow_from_a_few_milliseconds_and_stay_small()
    {
        var state = default(RetryState);
        var random = new Random(1);
        int[] longest = [4, 8, 16, 32, 50, 50, 50];
        foreach (var bound in longest)
        {
            Assert.InRange(Decide("TRYAGAIN", new(Plenty), ref state, random).WaitMilliseconds, bound / 2, bound);
        }

        var waits = Enumerable.Range(0, 100).Select(_ =>
        {
            var later = state;
            return Decide("TRYAGAIN", new(Plenty), ref later, random).WaitMilliseconds;
        }).ToList();
        Assert.True(waits.Distinct().Count() > 10);
        Assert.All(waits, wait => Assert.InRange(wait, 25, 50));
    }

    [Theory]
    [InlineData("TRYAGAIN")]
    [InlineData("CLUSTERDOWN")]
    [InlineData("MOVED")]
    public void No_call_waits_past_its_deadline_nor_gives_up_long_before_it(string code)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var state = default(RetryState);
            long remaining = 250;
            var attempts = 0;
            RetryDecision decision;
            while ((decision = Decide(code, new(remaining), ref state, random)).Action != RetryAction.GiveUp)
            {
                remaining -= decision.WaitMilliseconds;
                Assert.True(remaining >= RetryRule.LastAttempt);
                Assert.True(++attempts < 200);
            }

            Assert.Equal(RetryRule.LastAttempt, remaining);
            Assert.True(attempts >= 8);
        }
    }

    [Fact]
    public void A_call_without_time_is_given_its_error()
    {
        var state = default(RetryState);
        Assert.Equal(RetryAction.GiveUp, Decide("CLUSTERDOWN", new(0), ref state).Action);
        Assert.Equal(RetryAction.GiveUp, Decide("CLUSTERDOWN", new(RetryRule.LastAttempt), ref state).Action);
        Assert.Equal(RetryAction.GiveUp, Decide("CLUSTERDOWN", new(-1), ref state).Action);

        // The error still tells that the map is wrong.
        Assert.Equal(RefreshReason.Trouble, Decide("CLUSTERDOWN", new(0), ref state).Refresh);

        // Going elsewhere needs no wait, and whether there is time for it the deadline decides.
        Assert.Equal(RetryAction.FollowMoved, Decide("MOVED", new(1), ref state).Action);
    }

    [Fact]
    public void A_call_without_a_deadline_ends_as_well()
    {
        var state = default(RetryState);
        var random = new Random(1);
        long waited = 0;
        var attempts = 0;
        RetryDecision decision;
        while ((decision = Decide(attempts % 2 == 0 ? "MOVED" : "CLUSTERDOWN", new(long.MaxValue), ref state, random)).Action != RetryAction.GiveUp)
        {
            waited += decision.WaitMilliseconds;
            Assert.True(++attempts <= 2 * (RetryRule.MostWaits + 1));
        }

        Assert.InRange(waited, 30_000, 90_000);
    }

    private static RetryDecision Decide(string code, RetryContext context, ref RetryState state, Random? random = null) =>
        RetryRule.Decide(Encoding.ASCII.GetBytes(code), context, ref state, random ?? new Random(1));
}
