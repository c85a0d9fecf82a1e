using System.Text.Json.Serialization;

namespace Glide.Bench.Measuring;

/// <summary>One row of the results: the medians of several runs of one client in one scenario.</summary>
/// <param name="Scenario">The bare command.</param>
/// <param name="Client">Who ran it.</param>
/// <param name="Callers">How many calls are under way at once; for <c>valkey-benchmark</c> the depth of its pipeline.</param>
/// <param name="ValueBytes">The size of a value.</param>
/// <param name="OpsPerSecond">Commands a second.</param>
/// <param name="CpuMicrosPerOp">The client process's CPU time a command.</param>
/// <param name="BytesPerOp">Bytes that the client process allocates a command; null where that cannot be told.</param>
/// <param name="P50Micros">The latency that half of the calls did not exceed.</param>
/// <param name="P99Micros">The latency that 99 % did not exceed.</param>
/// <param name="P999Micros">The latency that 99.9 % did not exceed.</param>
/// <param name="CommandLine">What was run.</param>
internal sealed record Measurement(
    [property: JsonPropertyName("scenario")] string Scenario,
    [property: JsonPropertyName("client")] string Client,
    [property: JsonPropertyName("callers")] int Callers,
    [property: JsonPropertyName("valueBytes")] int ValueBytes,
    [property: JsonPropertyName("opsPerSecond")] double OpsPerSecond,
    [property: JsonPropertyName("cpuMicrosPerOp")] double CpuMicrosPerOp,
    [property: JsonPropertyName("bytesPerOp")] double? BytesPerOp,
    [property: JsonPropertyName("p50Micros")] double P50Micros,
    [property: JsonPropertyName("p99Micros")] double P99Micros,
    [property: JsonPropertyName("p999Micros")] double P999Micros,
    [property: JsonPropertyName("commandLine")] string CommandLine)
{
    /// <summary>The name of this client in the results.</summary>
    public const string Product = "glide-generated";

    /// <summary>The name of this client in the results where it is a cluster's.</summary>
    public const string ThroughCluster = "glide-generated-cluster";

    /// <summary>The name of the server's own benchmark in the results.</summary>
    public const string Reference = "valkey-benchmark";

    /// <summary>The median of each figure over the runs of one client in one scenario.</summary>
    public static Measurement MedianOf(IReadOnlyList<Measurement> runs) => runs[0] with
    {
        OpsPerSecond = Median(runs, static run => run.OpsPerSecond, 0),
        CpuMicrosPerOp = Median(runs, static run => run.CpuMicrosPerOp, 3),
        BytesPerOp = runs[0].BytesPerOp is null ? null : Median(runs, static run => run.BytesPerOp!.Value, 2),
        P50Micros = Median(runs, static run => run.P50Micros, 1),
        P99Micros = Median(runs, static run => run.P99Micros, 1),
        P999Micros = Median(runs, static run => run.P999Micros, 1),
    };

    private static double Median(IReadOnlyList<Measurement> runs, Func<Measurement, double> figure, int digits)
    {
        var ordered = runs.Select(figure).Order().ToArray();
        var middle = ordered.Length / 2;
        return Math.Round(ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2, digits);
    }
}
