using System.Globalization;
using Glide.Bench.Measuring;

namespace Glide.Bench;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions
{
    public const string Usage =
        """
        Glide.Generated.Bench --port PORT --benchmark PATH [--cluster PORT] [--output FOLDER] [--quick] [--rounds N] [--seconds S] [--only TEXT]
            --port       a server on 127.0.0.1 that nobody else uses; its keys are overwritten
            --benchmark  the path of valkey-benchmark
            --cluster    a node on 127.0.0.1 of a cluster of three primaries that nobody else uses; without it nothing goes through a cluster
            --output     where the results go (default: artifacts/bench)
            --quick      few scenarios, short runs
            --rounds     how often this client and the reference alternate
            --seconds    how long one run is measured
            --only       only the scenarios whose name contains the text, as in "GET 16 B × 64"
            --no-reference  this client alone, for looking at it with a profiler
            --generator-seconds  what the generator took inside the compiler, to stand in the report
        """;

    public int Port { get; private init; }

    public string Benchmark { get; private init; } = "";

    /// <summary>The port of a node of a cluster; null to do without.</summary>
    public int? ClusterPort { get; private init; }

    public string Output { get; private init; } = Path.Combine("artifacts", "bench");

    public bool Quick { get; private init; }

    /// <summary>In a process of its own, measures the first call of each kind of command, and nothing else.</summary>
    public bool FirstCallsOnly { get; private init; }

    public bool WithoutReference { get; private init; }

    /// <summary>What the generator took inside the compiler, measured by whoever starts this program.</summary>
    public double? GeneratorSeconds { get; private init; }

    public int? Rounds { get; private init; }

    public double? Seconds { get; private init; }

    public string Only { get; private init; } = "";

    public static BenchOptions Parse(IEnumerable<string> arguments)
    {
        var options = new BenchOptions();
        using var words = arguments.GetEnumerator();
        while (words.MoveNext())
        {
            options = words.Current switch
            {
                "--port" => options with { Port = int.Parse(Next(words), CultureInfo.InvariantCulture) },
                "--cluster" => options with { ClusterPort = int.Parse(Next(words), CultureInfo.InvariantCulture) },
                "--benchmark" => options with { Benchmark = Next(words) },
                "--output" => options with { Output = Next(words) },
                "--quick" => options with { Quick = true },
                "--first-calls" => options with { FirstCallsOnly = true },
                "--no-reference" => options with { WithoutReference = true },
                "--rounds" => options with { Rounds = int.Parse(Next(words), CultureInfo.InvariantCulture) },
                "--seconds" => options with { Seconds = double.Parse(Next(words), CultureInfo.InvariantCulture) },
                "--generator-seconds" => options with { GeneratorSeconds = double.Parse(Next(words), CultureInfo.InvariantCulture) },
                "--only" => options with { Only = Next(words) },
                var other => throw new BenchException($"There is no option {other}.\n{Usage}"),
            };
        }

        return options.Port != 0 && (options.Benchmark.Length != 0 || options.FirstCallsOnly || options.WithoutReference)
            ? options
            : throw new BenchException($"--port and --benchmark are needed.\n{Usage}");
    }

    private static string Next(IEnumerator<string> words)
    {
        var option = words.Current;
        return words.MoveNext() ? words.Current : throw new BenchException($"{option} needs a value.\n{Usage}");
    }
}
