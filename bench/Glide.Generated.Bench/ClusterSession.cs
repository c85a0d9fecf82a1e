using Glide.Bench.Measuring;
using Glide.Bench.Scenarios;

namespace Glide.Bench;

/// <summary>
/// What a cluster costs. This client is its own reference here, for how fast three servers and a client share two processors says little:
/// what counts is the processor time of the client's process.
/// </summary>
internal sealed class ClusterSession(GlideClient standalone, GlideClusterClient cluster, TimeSpan settling, TimeSpan window, int rounds)
{
    private const int Callers = 64;
    private const int FewCallers = 4;
    private const int ManyKeys = 1000;

    /// <summary>The name of the result that compares with a server alone.</summary>
    public const string ThroughCluster = "GET through cluster";

    /// <summary>The name of the result that compares a split call with one that its caller has split.</summary>
    public const string Split = "MGET of 1000 keys";

    /// <summary>Whether something of this is to be measured when only the scenarios with a text in their names are.</summary>
    public static bool IsPartOf(string only) =>
        ThroughCluster.Contains(only, StringComparison.OrdinalIgnoreCase) || Split.Contains(only, StringComparison.OrdinalIgnoreCase);

    public async IAsyncEnumerable<ScenarioResult> MeasureAsync()
    {
        var alone = new ClientRun(standalone, settling, window);
        var through = new ClientRun(cluster, settling, window, Measurement.ThroughCluster);
        await through.MeasureAsync(new SetScenario(Callers, 16));

        var get = new GetScenario(Callers, 16);
        yield return await AlternateAsync(ThroughCluster, get, () => through.MeasureAsync(get), () => alone.MeasureAsync(get));

        var whole = new MultiGetScenario(FewCallers, ManyKeys, 16);
        var byHand = new PipelinedGetScenario(FewCallers, ManyKeys, 16);
        yield return await AlternateAsync(
            Split, whole, () => through.MeasureAsync(whole), async () => Together(await through.MeasureAsync(byHand)));
    }

    private async Task<ScenarioResult> AlternateAsync(
        string name, Scenario scenario, Func<Task<Measurement>> measure, Func<Task<Measurement>> measureReference)
    {
        List<Measurement> runs = [];
        List<Measurement> references = [];
        for (var round = 0; round < rounds; round++)
        {
            runs.Add(await measure());
            references.Add(await measureReference());
        }

        return new ScenarioResult(scenario, Measurement.MedianOf(runs), [Measurement.MedianOf(references)]) { Name = name };
    }

    /// <summary>Many calls counted as the one that they stand for.</summary>
    private static Measurement Together(Measurement calls) => calls with
    {
        OpsPerSecond = calls.OpsPerSecond / ManyKeys,
        CpuMicrosPerOp = calls.CpuMicrosPerOp * ManyKeys,
        BytesPerOp = calls.BytesPerOp * ManyKeys,
        CommandLine = $"{calls.CommandLine}; all of a caller's counted as one",
    };
}
