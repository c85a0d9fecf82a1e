using FsCheck;
using FsCheck.Fluent;

namespace Glide.Cluster.Tests;

public class RefreshScheduleTests
{
    private const long Start = 1_000_000;

    private static readonly RefreshSettings Settings = new();

    [Fact]
    public void What_is_demanded_runs_at_once()
    {
        var schedule = Create();
        Assert.Equal(new(RefreshReason.Demand, long.MaxValue), schedule.Request(RefreshReason.Demand, Start));
        Assert.True(schedule.IsRunning);
    }

    [Fact]
    public void One_run_at_a_time_and_one_more_for_what_is_newer()
    {
        var schedule = Create();
        Assert.NotNull(schedule.Request(RefreshReason.Demand, Start).Run);
        schedule.Asking();
        Assert.Null(schedule.Request(RefreshReason.Demand, Start + 1).Run);
        Assert.Null(schedule.Request(RefreshReason.Demand, Start + 2).Run);
        Assert.Equal(RefreshReason.Demand, schedule.Completed(RefreshOutcome.Healthy, Start + 3).Run);
        Assert.Null(schedule.Completed(RefreshOutcome.Healthy, Start + 4).Run);
    }

    [Fact]
    public void What_was_noticed_before_the_run_is_what_the_run_is_about()
    {
        var schedule = Create();
        schedule.Request(RefreshReason.Demand, Start);
        schedule.Request(RefreshReason.Moved, Start);
        schedule.Request(RefreshReason.Trouble, Start + 1);
        schedule.Asking();
        Assert.Equal(new(null, Start + 60_001), schedule.Completed(RefreshOutcome.Healthy, Start + 1));
        Assert.False(schedule.IsTroubled);
    }

    [Fact]
    public void A_run_that_asks_does_not_settle_what_is_noticed_then_however_quickly_it_ends()
    {
        var schedule = Create();
        schedule.Request(RefreshReason.Demand, Start);
        schedule.Asking();
        schedule.Request(RefreshReason.Trouble, Start);
        Assert.InRange(schedule.Completed(RefreshOutcome.Healthy, Start).WakeAt, Start + 80, Start + 100);
        Assert.True(schedule.IsTroubled);
    }

    [Fact]
    public void A_quiet_cluster_is_checked_from_time_to_time()
    {
        var schedule = Create();
        Assert.Equal(new(null, Start + 60_000), schedule.Tick(Start));
        Assert.Null(schedule.Tick(Start + 59_999).Run);
        Assert.Equal(RefreshReason.Periodic, schedule.Tick(Start + 60_000).Run);
        Assert.Equal(new(null, Start + 120_500), schedule.Completed(RefreshOutcome.Healthy, Start + 60_500));
    }

    [Fact]
    public void Without_the_check_nothing_is_ever_due()
    {
        var schedule = Create(Settings with { Periodic = RefreshSettings.Never });
        Assert.Equal(new(null, long.MaxValue), schedule.Tick(Start + 1_000_000_000));
        schedule.Request(RefreshReason.Demand, Start);
        Assert.Equal(new(null, long.MaxValue), schedule.Completed(RefreshOutcome.Healthy, Start + 1));
    }

    [Fact]
    public void Redirects_of_a_migration_ask_once_in_a_while()
    {
        var schedule = Create();
        Assert.Equal(RefreshReason.Moved, schedule.Request(RefreshReason.Moved, Start).Run);
        schedule.Completed(RefreshOutcome.Healthy, Start + 10);
        var runs = new List<long>();
        for (var now = Start + 11; now < Start + 30_000; now += 7)
        {
            if (schedule.Request(RefreshReason.Moved, now).Run is { } reason)
            {
                Assert.Equal(RefreshReason.Moved, reason);
                runs.Add(now);
                schedule.Completed(RefreshOutcome.Healthy, now + 3);
            }
        }

        Assert.InRange(runs.Count, 5, 6);
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Settings.Quiet));
    }

    [Fact]
    public void A_redirect_during_a_run_makes_another_when_its_time_has_come()
    {
        var schedule = Create();
        schedule.Request(RefreshReason.Moved, Start);
        schedule.Asking();
        schedule.Request(RefreshReason.Moved, Start + 1);
        Assert.Equal(new(null, Start + 5_000), schedule.Completed(RefreshOutcome.Healthy, Start + 2));
        Assert.Equal(RefreshReason.Moved, schedule.Tick(Start + 5_000).Run);
    }

    [Fact]
    public void Trouble_is_looked_into_at_once()
    {
        var schedule = Create();
        schedule.Request(RefreshReason.Demand, Start);
        schedule.Completed(RefreshOutcome.Healthy, Start + 5);
        Assert.Equal(RefreshReason.Trouble, schedule.Request(RefreshReason.Trouble, Start + 1_000).Run);
    }

    [Fact]
    public void Trouble_right_after_a_run_waits_a_tenth_of_a_second()
    {
        var schedule = Create();
        schedule.Request(RefreshReason.Demand, Start);
        schedule.Completed(RefreshOutcome.Healthy, Start + 5);
        var decision = schedule.Request(RefreshReason.Trouble, Start + 6);
        Assert.Null(decision.Run);
        Assert.InRange(decision.WakeAt, Start + 80, Start + 100);
        Assert.Equal(decision, schedule.Tick(Start + 50));
        Assert.Equal(RefreshReason.Trouble, schedule.Tick(decision.WakeAt).Run);
    }

    [Fact]
    public void While_trouble_lasts_the_runs_come_less_and_less_often_but_never_seldom()
    {
        var schedule = Create();
        Assert.NotNull(schedule.Request(RefreshReason.Trouble, Start).Run);
        var begun = Start;
        var now = Start;
        var distances = new List<long>();
        for (var i = 0; i < 20; i++)
        {
            var wake = schedule.Completed(RefreshOutcome.Trouble, now + 10).WakeAt;
            Assert.True(schedule.IsTroubled);
            Assert.Equal(RefreshReason.Trouble, schedule.Tick(wake).Run);
            distances.Add(wake - begun);
            begun = now = wake;
        }

        // The first distance is of the interval after the first, which began the trouble.
        Assert.InRange(distances[0], 80, 150);
        Assert.All(distances, distance => Assert.InRange(distance, 80, Settings.TroubleLongest));
        Assert.All(distances.Skip(8), distance => Assert.True(distance >= Settings.TroubleLongest * 8 / 10));
        Assert.True(distances.Distinct().Count() > 5);
    }

    [Fact]
    public void A_run_that_lasts_longer_than_the_interval_is_followed_at_once()
    {
        var schedule = Create();
        schedule.Request(RefreshReason.Trouble, Start);
        Assert.Equal(RefreshReason.Trouble, schedule.Completed(RefreshOutcome.Trouble, Start + 5_000).Run);
    }

    [Fact]
    public void Recovery_ends_it_and_the_next_trouble_begins_small()
    {
        var schedule = Create();
        schedule.Request(RefreshReason.Trouble, Start);
        var now = Start;
        for (var i = 0; i < 10; i++)
        {
            now = schedule.Completed(RefreshOutcome.Trouble, now).WakeAt;
            schedule.Tick(now);
        }

        Assert.Equal(new(null, now + 60_000), schedule.Completed(RefreshOutcome.Healthy, now));
        Assert.False(schedule.IsTroubled);
        Assert.InRange(schedule.Request(RefreshReason.Trouble, now + 1).WakeAt, now + 80, now + 100);
    }

    [Fact]
    public void Trouble_that_is_noticed_during_a_run_is_not_settled_by_its_answer()
    {
        var schedule = Create();
        schedule.Request(RefreshReason.Demand, Start);
        schedule.Asking();
        schedule.Request(RefreshReason.Trouble, Start + 1);
        var decision = schedule.Completed(RefreshOutcome.Healthy, Start + 2);
        Assert.True(schedule.IsTroubled);
        Assert.InRange(decision.WakeAt, Start + 3, Start + 100);
        schedule.Tick(decision.WakeAt);
        Assert.Null(schedule.Completed(RefreshOutcome.Healthy, decision.WakeAt + 1).Run);
        Assert.False(schedule.IsTroubled);
    }

    [Fact]
    public void A_run_may_find_the_trouble_itself()
    {
        var schedule = Create();
        schedule.Tick(Start + 60_000);
        Assert.InRange(schedule.Completed(RefreshOutcome.Trouble, Start + 60_001).WakeAt, Start + 60_080, Start + 60_100);
    }

    /// <summary>Whatever happens: never two runs at once, no more than the intervals allow, and nothing that was asked for is forgotten.</summary>
    [Fact]
    public void No_sequence_of_events_makes_runs_overlap_or_stop() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        Gen.ListOf(Gen.Zip(Gen.Choose(0, 6), Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 400)))).ToArbitrary(),
        events =>
        {
            var schedule = Create(Settings with { Periodic = RefreshSettings.Never });
            var now = Start;
            var running = false;
            var asking = false;
            var pending = false;
            long? lastRun = null;
            foreach (var (what, passed) in events)
            {
                now += passed;
                if (what == 6 && running)
                {
                    schedule.Asking();
                    asking = true;
                }

                var decision = what switch
                {
                    0 => schedule.Request(RefreshReason.Moved, now),
                    1 => schedule.Request(RefreshReason.Trouble, now),
                    2 or 3 when running => schedule.Completed(what == 2 ? RefreshOutcome.Healthy : RefreshOutcome.Trouble, now),
                    _ => schedule.Tick(now),
                };

                // What is noticed before a run asks is what that run is about.
                pending |= what <= 1 && (!running || asking);
                running &= what is not (2 or 3);
                asking &= running;
                if (decision.Run is { } reason)
                {
                    Assert.False(running);
                    Assert.True(reason != RefreshReason.Trouble || lastRun is null || now - lastRun >= 80);
                    lastRun = now;
                    running = true;
                    pending = false;
                }

                Assert.Equal(running, schedule.IsRunning);
                Assert.True(running || !(pending || schedule.IsTroubled) || decision.WakeAt <= now + Settings.Quiet);
            }
        }));

    private static RefreshSchedule Create(RefreshSettings? settings = null) => new(settings ?? Settings, new Random(1), Start);
}
