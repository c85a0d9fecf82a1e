using Glide.Bench.Measuring;

namespace Glide.Bench.Scenarios;

/// <summary>Each caller counts several keys that are there.</summary>
internal sealed class ExistsScenario(int callers, int keys) : Scenario("EXISTS", callers, 16)
{
    private readonly TestValue[] _values = [.. Enumerable.Range(0, keys).Select(index => new TestValue(index, 16))];

    public override IReadOnlyList<string> ReferenceWords => ["EXISTS", .. Enumerable.Range(0, keys).Select(TestValue.Name)];

    public override string CommandLine => $"{base.CommandLine}, {keys} keys a command";

    public override async Task PrepareAsync(ValkeyCommands client)
    {
        foreach (var value in _values)
        {
            await client.SetAsync(value.Key, value.Value);
        }
    }

    public override async Task RunCallerAsync(ValkeyCommands client, int index, Gauge gauge)
    {
        ValkeyKey[] keys = [.. _values.Select(value => value.Key)];
        var began = Gauge.Now;
        while (!gauge.IsStopped)
        {
            if (await client.ExistsAsync(keys) != keys.Length)
            {
                throw new BenchException($"EXISTS did not find all of {keys.Length} keys.");
            }

            began = Gauge.Count(began);
        }
    }
}
