using Glide.Bench.Measuring;
using Glide.Bench.Scenarios;

namespace Glide.Bench;

/// <summary>What batches cost for each of their commands. The reference is this client itself, with as many single calls under way.</summary>
internal sealed class BatchSession(GlideClient standalone, GlideClusterClient? cluster, TimeSpan settling, TimeSpan window, int rounds)
{
    private const int ValueBytes = 16;

    /// <summary>How many callers execute batches of how many commands.</summary>
    private static readonly (int Callers, int Commands)[] Sizes = [(64, 1), (8, 100), (1, 10_000)];

    /// <summary>Whether something of this is to be measured when only the scenarios with a text in their names are.</summary>
    public static bool IsPartOf(string only) => "batch".Contains(only, StringComparison.OrdinalIgnoreCase);

    public async IAsyncEnumerable<ScenarioResult> MeasureAsync()
    {
        foreach (var (callers, commands) in Sizes)
        {
            Scenario single = commands == 1 ? new GetScenario(callers, ValueBytes) : new PipelinedGetScenario(callers, commands, ValueBytes);
            foreach (var isAtomic in (bool[])[false, true])
            {
                var batch = new BatchScenario(callers, commands, isAtomic, ValueBytes);
                yield return await AlternateAsync($"{batch}", batch, single, new ClientRun(standalone, settling, window));
                if (cluster is not null)
                {
                    yield return await AlternateAsync(
                        $"{batch}, cluster", batch, single, new ClientRun(cluster, settling, window, Measurement.ThroughCluster));
                }
            }
        }
    }

    private async Task<ScenarioResult> AlternateAsync(string name, Scenario scenario, Scenario reference, ClientRun run)
    {
        List<Measurement> runs = [];
        List<Measurement> references = [];
        for (var round = 0; round < rounds; round++)
        {
            runs.Add(await run.MeasureAsync(scenario));
            references.Add(await run.MeasureAsync(reference));
        }

        return new ScenarioResult(scenario, Measurement.MedianOf(runs), [Measurement.MedianOf(references)]) { Name = name };
    }
}
