using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Glide.Bench.Scenarios;

namespace Glide.Bench.Measuring;

/// <summary>Runs a scenario with the server's own benchmark: one connection whose pipeline is as deep as there are callers.</summary>
internal sealed partial class ReferenceRun(GlideClient client, string program, int port, TimeSpan window)
{
    /// <summary>So few commands are enough to guess how many make a window.</summary>
    private const int FirstGuess = 2000;

    /// <summary>At least so many pipelines are, because a run of less than a millisecond has no throughput.</summary>
    private const int FirstGuessPipelines = 64;

    private readonly Dictionary<(Scenario Scenario, int Depth), long> _commands = [];

    /// <summary>Runs the scenario once at one depth.</summary>
    public async Task<Measurement> MeasureAsync(Scenario scenario, int depth)
    {
        if (!_commands.TryGetValue((scenario, depth), out var commands))
        {
            var guess = await RunAsync(scenario, depth, Whole(Math.Max(FirstGuess, depth * FirstGuessPipelines), depth));
            guess = await RunAsync(scenario, depth, Whole(guess.OpsPerSecond * window.TotalSeconds / 4, depth));
            commands = Whole(guess.OpsPerSecond * window.TotalSeconds, depth);
            _commands.Add((scenario, depth), commands);
        }

        return await RunAsync(scenario, depth, commands);
    }

    private async Task<Measurement> RunAsync(Scenario scenario, int depth, long commands)
    {
        await scenario.PrepareAsync(client);
        string[] arguments =
        [
            "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "1",
            "-P", depth.ToString(CultureInfo.InvariantCulture), "-n", commands.ToString(CultureInfo.InvariantCulture),
            .. scenario.ReferenceWords,
        ];
        var counted = await ServerCounts.ReadAsync(client, scenario.Command);
        var processor = ProcessorTime.OfEndedChildren();
        var output = await OutputOfAsync(arguments);
        processor = ProcessorTime.OfEndedChildren() - processor;
        await ServerCounts.CheckAsync(client, Measurement.Reference, scenario.Command, counted, commands);

        return new Measurement(
            scenario.Command,
            Measurement.Reference,
            depth,
            scenario.ValueBytes,
            Throughput(output),
            processor.TotalMicroseconds / commands,
            null,
            Percentile(output, 50),
            Percentile(output, 99),
            Percentile(output, 99.9),
            $"valkey-benchmark {string.Join(' ', arguments.Select(Shorten))}");
    }

    private async Task<string> OutputOfAsync(string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new BenchException($"{program} did not start.");
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? output : throw new BenchException($"{program} failed: {await errors}{output}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Its last pipeline is always a full one, so only a multiple of the depth is exactly what it sends.</summary>
    private static long Whole(double commands, int depth) => Math.Max(1, (long)(commands / depth)) * depth;

    private static double Throughput(string output)
    {
        var match = ThroughputPattern().Match(output);
        return match.Success
            ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new BenchException($"valkey-benchmark did not tell its throughput: {output}");
    }

    /// <summary>It tells the latencies of some percentiles only: the one that was asked for, or the next one above.</summary>
    private static double Percentile(string output, double percent)
    {
        foreach (Match match in PercentilePattern().Matches(output))
        {
            if (double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) >= percent)
            {
                return double.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) * 1000;
            }
        }

        throw new BenchException($"valkey-benchmark did not tell its latencies: {output}");
    }

    private static string Shorten(string word) => word.Length <= 64 ? word : $"<{word.Length} bytes>";

    [GeneratedRegex(@"throughput summary: ([\d.]+) requests per second")]
    private static partial Regex ThroughputPattern();

    [GeneratedRegex(@"([\d.]+)% <= ([\d.]+) milliseconds \(cumulative count")]
    private static partial Regex PercentilePattern();
}
