using System.Runtime.CompilerServices;
using Glide.Bench.Startup;

namespace Glide.Bench.Reporting;

/// <summary>What the client is to reach, each throughput as a ratio within one run.</summary>
internal static class Targets
{
    /// <summary>What the framework allocates now and then, a thread or a timer, spread over the calls of a run.</summary>
    private const double Rest = 0.5;

    /// <summary>The header and length of an array on 64 bits.</summary>
    private const int ArrayHeader = 24;

    public static IReadOnlyList<TargetCheck> Check(
        IReadOnlyList<ScenarioResult> results,
        IReadOnlyList<ScenarioResult> throughCluster,
        StartupFigures startup,
        double? generatorSeconds)
    {
        List<TargetCheck> checks = [];
        foreach (var result in results)
        {
            checks.AddRange(Check(result));
        }

        foreach (var result in throughCluster)
        {
            checks.Add(result.Name == ClusterSession.ThroughCluster
                ? TargetCheck.AtMost($"{result.Name}, CPU", 1.1, CpuRatio(result), "× one server")
                : TargetCheck.AtMost($"{result.Name}, CPU", 1.5, CpuRatio(result), "× the same keys pipelined by hand"));
        }

        checks.AddRange(
        [
            TargetCheck.AtMost("connect and first reply", 3, startup.RoundTrips, "round trips"),
            TargetCheck.AtMost("first call of a command type", 20, startup.SlowestFirstCall, "ms"),
            TargetCheck.AtMost("client and runtime assemblies", 3, startup.AssemblyMegabytes, "MB"),
        ]);
        if (generatorSeconds is { } seconds)
        {
            checks.Add(TargetCheck.AtMost("generator inside the compiler", 0.3, seconds, "s"));
        }

        return checks;
    }

    private static double CpuRatio(ScenarioResult result) => result.Client.CpuMicrosPerOp / result.Reference!.CpuMicrosPerOp;

    private static IEnumerable<TargetCheck> Check(ScenarioResult result)
    {
        var (name, client) = (result.Scenario.ToString(), result.Client);
        var ratio = result.Ratio!.Value;
        return (client.Scenario, client.Callers, client.ValueBytes) switch
        {
            ("GET", 1, 16) => [TargetCheck.AtLeast(name, 1.5, ratio, "× the reference")],
            ("GET", 64, 16) =>
            [
                TargetCheck.AtLeast(name, 1, ratio, "× the reference"),
                TargetCheck.AtMost($"{name}, CPU", 2.5, CpuRatio(result), "× the reference"),
                TargetCheck.AtMost($"{name}, allocated", ArrayHeader + 16 + Rest, client.BytesPerOp!.Value, "B"),
                TargetCheck.AtMost($"{name}, p99", 3, client.P99Micros / client.P50Micros, "× p50"),
            ],
            ("SET", 64, 16) =>
            [
                TargetCheck.AtLeast(name, 1, ratio, "× the reference"),
                TargetCheck.AtMost($"{name}, allocated", Rest, client.BytesPerOp!.Value, "B"),
                TargetCheck.AtMost($"{name}, p99", 3, client.P99Micros / client.P50Micros, "× p50"),
            ],
            ("GET", 1024, 16) =>
            [
                TargetCheck.AtLeast(
                    $"{name} against depth {result.References[^1].Callers}", 1.3, client.OpsPerSecond / result.References[^1].OpsPerSecond, "× the reference"),
            ],
            ("MGET", _, 16) =>
            [
                TargetCheck.AtMost(
                    $"{name}, allocated", ArrayHeader + (10 * (Unsafe.SizeOf<ValkeyValue?>() + ArrayHeader + 16)) + Rest, client.BytesPerOp!.Value, "B"),
            ],
            ("GET", 8, 1 << 20) => [TargetCheck.AtMost($"{name}, allocated", (1 << 20) + 1024, client.BytesPerOp!.Value, "B")],
            _ => [],
        };
    }
}
