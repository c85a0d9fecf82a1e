using Glide.Bench.Measuring;

namespace Glide.Bench.Scenarios;

/// <summary>Each caller raises a counter of its own and knows what it must come to.</summary>
internal sealed class IncrementScenario(int callers) : Scenario("INCR", callers, 0)
{
    public override IReadOnlyList<string> ReferenceWords => ["INCR", "counter:reference"];

    public override async Task PrepareAsync(ValkeyCommands client)
    {
        for (var i = 0; i < Callers; i++)
        {
            await client.SetAsync(Counter(i), 0);
        }
    }

    public override async Task RunCallerAsync(ValkeyCommands client, int index, Gauge gauge)
    {
        ValkeyKey counter = Counter(index);
        var began = Gauge.Now;
        for (long expected = 1; !gauge.IsStopped; expected++)
        {
            if (await client.IncrAsync(counter) != expected)
            {
                throw new BenchException("INCR answered another number than the one that follows.");
            }

            began = Gauge.Count(began);
        }
    }

    private static string Counter(int index) => $"counter:{index}";
}
