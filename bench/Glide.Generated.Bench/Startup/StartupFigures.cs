using System.Diagnostics;
using System.Globalization;
using Glide.Bench.Measuring;

namespace Glide.Bench.Startup;

/// <summary>What is measured once and not per call.</summary>
/// <param name="RoundTrips">From nothing to the first reply, the TCP connection's own round trip included.</param>
/// <param name="FirstCalls">Milliseconds of the first call of each kind in a cold process, medians of several processes.</param>
/// <param name="AssemblyMegabytes">What is shipped.</param>
internal sealed record StartupFigures(int RoundTrips, IReadOnlyList<(string Call, double Milliseconds)> FirstCalls, double AssemblyMegabytes)
{
    private const string Connect = "connect";

    /// <summary>The slowest first call of a command.</summary>
    public double SlowestFirstCall => FirstCalls.Where(call => call.Call != Connect).Max(call => call.Milliseconds);

    public static async Task<StartupFigures> MeasureAsync(GlideClient client, int port, bool quick)
    {
        await client.SetAsync("first:counter", 0);
        return new StartupFigures(await CountRoundTripsAsync(port), await TimeFirstCallsAsync(port, quick ? 3 : 7), MeasureAssemblies());
    }

    public string Describe()
    {
        var calls = string.Join(", ", FirstCalls.Select(call => string.Create(CultureInfo.InvariantCulture, $"{call.Call} {call.Milliseconds:F1}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Connect and first reply: {RoundTrips} round trips. First calls in a cold process, ms: {calls}. Assemblies: {AssemblyMegabytes:F2} MB.\n");
    }

    private static async Task<int> CountRoundTripsAsync(int port)
    {
        using var relay = new TurnCountingRelay(port);
        await using var client = await GlideClient.ConnectAsync(Session.ClientOptions(relay.Port));
        await client.GetAsync("first:counter");
        return relay.RoundTrips;
    }

    private static async Task<IReadOnlyList<(string Call, double Milliseconds)>> TimeFirstCallsAsync(int port, int processes)
    {
        List<(string Call, double Milliseconds)> times = [];
        for (var i = 0; i < processes; i++)
        {
            foreach (var line in (await OutputOfColdProcessAsync(port)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = line.Split('\t');
                times.Add((parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture)));
            }
        }

        return [.. times.GroupBy(time => time.Call).Select(group => (group.Key, group.Select(time => time.Milliseconds).Order().ElementAt(processes / 2)))];
    }

    private static async Task<string> OutputOfColdProcessAsync(int port)
    {
        var host = Environment.ProcessPath ?? throw new BenchException("The path of this process is not known.");
        var assembly = typeof(StartupFigures).Assembly.Location;
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(assembly);
        }

        start.ArgumentList.Add("--first-calls");
        start.ArgumentList.Add("--port");
        start.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        using var process = Process.Start(start) ?? throw new BenchException($"{host} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new BenchException("Measuring the first calls failed.");
    }

    private static double MeasureAssemblies() =>
        new[] { typeof(GlideClient).Assembly, typeof(ValkeyValue).Assembly }.Distinct().Sum(assembly => new FileInfo(assembly.Location).Length) / 1e6;
}
