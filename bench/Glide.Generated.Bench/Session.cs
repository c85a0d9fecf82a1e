using Glide.Bench.Measuring;
using Glide.Bench.Reporting;
using Glide.Bench.Scenarios;
using Glide.Bench.Startup;

namespace Glide.Bench;

/// <summary>One whole run: the scenarios, then what is measured once, then the reports.</summary>
internal sealed class Session(BenchOptions options)
{
    /// <summary>More than any scenario has under way, so that none of them waits for a permit.</summary>
    private const int InflightLimit = 16 * 1024;

    private readonly List<ScenarioResult> _results = [];

    private int Rounds => options.Rounds ?? (options.Quick ? 3 : 5);

    private TimeSpan Window => TimeSpan.FromSeconds(options.Seconds ?? (options.Quick ? 0.5 : 1));

    private TimeSpan Settling => TimeSpan.FromSeconds(options.Quick ? 0.2 : 0.4);

    public async Task RunAsync()
    {
        var scenarios = (options.Quick ? ScenarioList.Quick : ScenarioList.Full)
            .Where(scenario => scenario.ToString().Contains(options.Only, StringComparison.OrdinalIgnoreCase))
            .ToArray();

        await using var client = await GlideClient.ConnectAsync(ClientOptions(options.Port));
        Console.WriteLine(Machine.Describe(client.ServerVersion));
        Console.WriteLine();

        await WarmUpAsync(client);
        foreach (var scenario in scenarios)
        {
            var result = await MeasureAsync(client, scenario);
            _results.Add(result);
            Console.WriteLine(TextTable.Line(result));
        }

        await using var cluster = options.ClusterPort is { } port ? await GlideClusterClient.ConnectAsync(ClusterOptions(port)) : null;
        var throughCluster = cluster is not null && ClusterSession.IsPartOf(options.Only)
            ? await PrintAsync(new ClusterSession(client, cluster, Settling, Window, Rounds).MeasureAsync())
            : [];
        var batches = BatchSession.IsPartOf(options.Only) && (!options.Quick || options.Only.Length != 0)
            ? await PrintAsync(new BatchSession(client, cluster, Settling, Window, Rounds).MeasureAsync())
            : [];
        if (options.Only.Length != 0 || options.WithoutReference)
        {
            return;
        }

        var startup = await StartupFigures.MeasureAsync(client, options.Port, options.Quick);
        var report = Report.Write(options, Machine.Describe(client.ServerVersion), _results, throughCluster, batches, startup);
        Console.WriteLine();
        Console.WriteLine(report);
    }

    /// <summary>A client with the defaults, but for what would end a call on a machine that is busy with something else.</summary>
    public static GlideClientOptions ClientOptions(int port) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        InflightRequestsLimit = InflightLimit,
        RequestTimeout = TimeSpan.FromSeconds(10),
    };

    private static GlideClusterClientOptions ClusterOptions(int port) => new()
    {
        Addresses = [new NodeAddress("127.0.0.1", port)],
        InflightRequestsLimit = InflightLimit,
        RequestTimeout = TimeSpan.FromSeconds(10),
    };

    private static async Task<List<ScenarioResult>> PrintAsync(IAsyncEnumerable<ScenarioResult> measured)
    {
        List<ScenarioResult> results = [];
        await foreach (var result in measured)
        {
            results.Add(result);
            Console.WriteLine(TextTable.Line(result));
        }

        return results;
    }

    private async Task WarmUpAsync(GlideClient client)
    {
        var run = new ClientRun(client, TimeSpan.Zero, TimeSpan.FromSeconds(options.Quick ? 1 : 2));
        await run.MeasureAsync(new GetScenario(64, 16));
        await run.MeasureAsync(new SetScenario(64, 16));
    }

    private async Task<ScenarioResult> MeasureAsync(GlideClient client, Scenario scenario)
    {
        var ours = new ClientRun(client, Settling, Window);
        var reference = new ReferenceRun(client, options.Benchmark, options.Port, Window);
        int[] depths = options.WithoutReference ? [] : [.. scenario.ReferenceDepths];
        List<Measurement> runs = [];
        var references = depths.Select(_ => new List<Measurement>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            runs.Add(await ours.MeasureAsync(scenario));
            for (var i = 0; i < depths.Length; i++)
            {
                references[i].Add(await reference.MeasureAsync(scenario, depths[i]));
            }
        }

        return new ScenarioResult(scenario, Measurement.MedianOf(runs), [.. references.Select(Measurement.MedianOf)]);
    }
}
