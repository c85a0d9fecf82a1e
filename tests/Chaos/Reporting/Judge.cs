using System.Globalization;
using Glide.Chaos.Load;
using Glide.Chaos.Operating;

namespace Glide.Chaos.Reporting;

/// <summary>Says what must not be, by what the machine itself was capable of at that moment.</summary>
internal sealed class Judge(Control control, ChaosOptions options)
{
    /// <summary>How long after its time a call may end, in milliseconds.</summary>
    private const double LongestOverrun = 100;

    /// <summary>After a promotion the client asks for the map, connects and sends: each of them may meet the machine's worst.</summary>
    private const int StepsOfRecovery = 3;

    /// <summary>A call that meets a slot's handover waits for the client, the old and the new node; each may meet the machine's delay.</summary>
    private const int Hops = 3;

    private readonly List<string> _violations = [];

    /// <summary>What was held against the client so far.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>How many errors and overruns were the machine's.</summary>
    public int Excused { get; private set; }

    public void Wrong(IEnumerable<string> answers) => _violations.AddRange(answers.Select(static answer => $"Wrong answer: {answer}"));

    /// <summary>A call must end within its time, as far as the machine lets a thread run at its end.</summary>
    public void Slow(IEnumerable<SlowCall> calls)
    {
        foreach (var call in calls.Where(static call => call.Overrun > LongestOverrun))
        {
            if (call.Overrun - control.TimersLate(call.Due, call.End) <= LongestOverrun)
            {
                Excused++;
            }
            else
            {
                Hold($"{call.What} for shard {call.Shard} ended {call.Overrun:0} ms after its time, of which the machine cost {control.TimersLate(call.Due, call.End):0} ms.");
            }
        }
    }

    /// <summary>Calls fail only for a shard that the cluster does not serve, or where the machine has used up their time.</summary>
    public void Failed(IEnumerable<FailedCall> calls, Window? window)
    {
        var limit = window is null ? 0 : window.PromotedAt + Window.Limit + Allowance(window);
        foreach (var call in calls)
        {
            if (window is not null && call.Shard == window.Shard && call.End >= window.From && call.Start <= limit)
            {
                continue;
            }

            if (RanOutOfTime(call.Error) && control.MachineLate(call.Start, call.End) >= options.RequestTimeout.TotalMilliseconds / Hops)
            {
                Excused++;
            }
            else
            {
                Hold($"{call.What} failed for shard {call.Shard}, which had its primary, {When(call, window)}: {call.Error.Message} (The machine was {control.MachineLate(call.Start, call.End):0} ms late.)");
            }
        }
    }

    /// <summary>Everyone must be served soon after the cluster has a primary.</summary>
    public void Recovery(Window window)
    {
        if (window.Recovery > Window.Limit + Allowance(window))
        {
            Hold($"Shard {window.Shard} was served {window.Recovery:0} ms after its promotion; the machine may have cost {Allowance(window):0} ms.");
        }
    }

    private double Allowance(Window window) => StepsOfRecovery * control.Worst(window.PromotedAt, Math.Max(window.ServedAt, window.PromotedAt + Window.Limit));

    private static bool RanOutOfTime(ValkeyException error) => error is ValkeyTimeoutException
        || (error is ValkeyPartialFailureException partial && partial.Parts.All(static part => part.Error is null or ValkeyTimeoutException));

    private static string When(FailedCall call, Window? window) => window is null
        ? "while no primary was lost"
        : string.Create(CultureInfo.InvariantCulture, $"{call.Start - window.From:0} to {call.End - window.From:0} ms after shard {window.Shard} lost its own, which had another after {window.PromotedAt - window.From:0} ms");

    private void Hold(FormattableString what) => _violations.Add(FormattableString.Invariant(what));
}
