using Glide.Chaos.Load;

namespace Glide.Chaos.Reporting;

/// <summary>What was seen of one disturbance.</summary>
/// <param name="Name">Which.</param>
/// <param name="Start">When it began, by <see cref="Moment"/>.</param>
/// <param name="End">When the time after it ended.</param>
/// <param name="Window">When a shard was without a primary; null if none was.</param>
/// <param name="Shards">What the shards did.</param>
/// <param name="CostsBefore">What calls cost before.</param>
/// <param name="CostsDuring">What they cost during the disturbance.</param>
/// <param name="Failed">The calls that failed.</param>
/// <param name="Slow">The calls that ended after their time.</param>
/// <param name="WorstDelay">By how much the machine was late at worst, in milliseconds.</param>
/// <param name="Excused">How many errors and overruns were the machine's.</param>
/// <param name="Violations">What must not be.</param>
internal sealed record PhaseReport(
    string Name,
    double Start,
    double End,
    Window? Window,
    IReadOnlyList<ShardFigures> Shards,
    Costs CostsBefore,
    Costs CostsDuring,
    IReadOnlyList<FailedCall> Failed,
    IReadOnlyList<SlowCall> Slow,
    double WorstDelay,
    int Excused,
    IReadOnlyList<string> Violations)
{
    public double LongestOverrun => Slow.Select(static call => call.Overrun).DefaultIfEmpty().Max();
}
