using System.Globalization;
using System.Text;
using Glide.Chaos.Load;

namespace Glide.Chaos.Reporting;

/// <summary>The figures as a table that a document can take over.</summary>
internal static class Table
{
    public static string Of(IEnumerable<PhaseReport> phases)
    {
        StringBuilder text = new();
        Line(text, "phase", "s", "calls/s before", "during", "after", "errors", "lost writes", "overrun", "recovery", "machine late", "process µs/call", "servers' cores", "direct ms");
        Line(text, "---", "--:", "---", "---", "---", "---", "--:", "--:", "--:", "--:", "---", "---", "---");
        foreach (var phase in phases)
        {
            Line(
                text,
                phase.Name,
                Number((phase.End - phase.Start) / 1000, "0.0"),
                Rates(phase, static shard => shard.Before),
                Rates(phase, static shard => shard.During),
                Rates(phase, static shard => shard.After),
                Errors(phase),
                Number(phase.Shards.Sum(static shard => shard.LostWrites), "0"),
                $"{Number(phase.LongestOverrun, "0")} ms",
                phase.Window is { } window ? $"{Number(window.Recovery, "0")} ms" : "–",
                $"{Number(phase.WorstDelay, "0")} ms",
                $"{Number(phase.CostsBefore.Process, "0")} → {Number(phase.CostsDuring.Process, "0")}",
                $"{Number(phase.CostsBefore.Servers, "0.00")} → {Number(phase.CostsDuring.Servers, "0.00")}",
                $"{Number(phase.CostsBefore.Direct, "0.0")} → {Number(phase.CostsDuring.Direct, "0.0")}");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static string Rates(PhaseReport phase, Func<ShardFigures, double> rate) =>
        string.Join(" · ", phase.Shards.Select(shard => Number(rate(shard), "0")));

    private static string Errors(PhaseReport phase)
    {
        var kinds = phase.Failed
            .GroupBy(static call => (call.Shard, call.Kind))
            .OrderBy(static group => group.Key)
            .Select(static group => string.Create(CultureInfo.InvariantCulture, $"shard {group.Key.Shard}: {group.Count()} {group.Key.Kind}"));
        return phase.Failed.Count == 0 ? "none" : string.Join("; ", kinds);
    }
}
