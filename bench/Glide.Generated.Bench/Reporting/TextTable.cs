using System.Globalization;
using System.Text;
using Glide.Bench.Measuring;

namespace Glide.Bench.Reporting;

/// <summary>The results as a table that reads well on a terminal and in Markdown.</summary>
internal static class TextTable
{
    private static readonly CompositeFormat Columns = CompositeFormat.Parse("| {0,-20} | {1,11} | {2,11} | {3,6} | {4,13} | {5,11} | {6,20} | {7,20} |");

    public static string Head { get; } =
        string.Format(CultureInfo.InvariantCulture, Columns, "scenario", "ops/s", "reference", "ratio", "CPU µs (ref.)", "bytes/op", "p50/p99/p99.9 µs", "of the reference") +
        "\n|----------------------|------------:|------------:|-------:|--------------:|------------:|---------------------:|---------------------:|";

    public static string Line(ScenarioResult result)
    {
        var lines = new StringBuilder(Line(result.Name, result.Client, result.Reference));
        foreach (var reference in result.References.Skip(1))
        {
            lines.Append('\n').Append(Line($"  against depth {reference.Callers}", result.Client, reference));
        }

        return lines.ToString();
    }

    private static string Line(string name, Measurement client, Measurement? reference) => string.Format(
        CultureInfo.InvariantCulture,
        Columns,
        name,
        client.OpsPerSecond.ToString("N0", CultureInfo.InvariantCulture),
        reference?.OpsPerSecond.ToString("N0", CultureInfo.InvariantCulture) ?? "",
        reference is null ? "" : (client.OpsPerSecond / reference.OpsPerSecond).ToString("F2", CultureInfo.InvariantCulture),
        reference is null
            ? client.CpuMicrosPerOp.ToString("F2", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{client.CpuMicrosPerOp:F2} ({reference.CpuMicrosPerOp:F2})"),
        client.BytesPerOp?.ToString("N1", CultureInfo.InvariantCulture) ?? "",
        Latencies(client),
        reference is null ? "" : Latencies(reference));

    private static string Latencies(Measurement row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.P50Micros:F0}/{row.P99Micros:F0}/{row.P999Micros:F0}");
}
