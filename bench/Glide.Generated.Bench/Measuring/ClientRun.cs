using System.Diagnostics;
using Glide.Bench.Scenarios;

namespace Glide.Bench.Measuring;

/// <summary>
/// Runs a scenario with this client. The callers run on before and after the window that is measured, so that neither their start nor
/// their end is in the figures.
/// </summary>
/// <param name="client">A client of one server or of a cluster.</param>
/// <param name="settling">How long the callers run before the window.</param>
/// <param name="window">How long they are watched.</param>
/// <param name="product">What the client is called in the results.</param>
internal sealed class ClientRun(ValkeyCommands client, TimeSpan settling, TimeSpan window, string product = Measurement.Product)
{
    private readonly long[] _begin = new long[LatencyHistogram.Size];
    private readonly long[] _end = new long[LatencyHistogram.Size];

    /// <summary>Runs the scenario once.</summary>
    public async Task<Measurement> MeasureAsync(Scenario scenario)
    {
        await scenario.PrepareAsync(client);
        var counted = await ServerCounts.ReadAsync(client, scenario.Command);
        var first = Gauge.Sum(_begin);

        var gauge = new Gauge();
        var callers = new Task[scenario.Callers];
        for (var i = 0; i < callers.Length; i++)
        {
            var index = i;
            callers[i] = Task.Run(() => scenario.RunCallerAsync(client, index, gauge));
        }

        // On a thread of its own: a delay would wait behind the callers for a thread of the pool.
        var figures = await Task.Factory.StartNew(
            () => Watch(scenario), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        gauge.Stop();
        await Task.WhenAll(callers);

        var commands = (Gauge.Sum(_end) - first) * (client is GlideClusterClient ? scenario.CommandsInCluster : 1);
        await ServerCounts.CheckAsync(client, product, scenario.Command, counted, commands);
        return figures;
    }

    private Measurement Watch(Scenario scenario)
    {
        // The two pauses are the measurement itself: how long it warms up, and how long it is watched.
        Thread.Sleep(settling);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var calls = Gauge.Sum(_begin);
        var began = Stopwatch.GetTimestamp();

        Thread.Sleep(window);
        var elapsed = Stopwatch.GetElapsedTime(began);
        calls = Gauge.Sum(_end) - calls;
        processor = Environment.CpuUsage.TotalTime - processor;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        if (calls == 0)
        {
            throw new BenchException($"No call of {scenario} ended within {window.TotalSeconds} s.");
        }

        for (var i = 0; i < _end.Length; i++)
        {
            _end[i] -= _begin[i];
        }

        return new Measurement(
            scenario.Command,
            product,
            scenario.Outstanding,
            scenario.ValueBytes,
            calls / elapsed.TotalSeconds,
            processor.TotalMicroseconds / calls,
            (double)allocated / calls,
            Micros(0.5),
            Micros(0.99),
            Micros(0.999),
            product == Measurement.Product ? scenario.CommandLine : $"{scenario.CommandLine}, through a cluster");
    }

    private double Micros(double share) => LatencyHistogram.Percentile(_end, share) * 1e6 / Stopwatch.Frequency;
}
