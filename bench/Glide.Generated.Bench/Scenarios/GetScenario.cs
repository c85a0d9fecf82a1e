using Glide.Bench.Measuring;

namespace Glide.Bench.Scenarios;

/// <summary>Each caller reads a key of its own.</summary>
internal sealed class GetScenario(int callers, int valueBytes, params int[] furtherDepths) : Scenario("GET", callers, valueBytes)
{
    private readonly TestValue[] _values = [.. Enumerable.Range(0, callers).Select(index => new TestValue(index, valueBytes))];

    public override IReadOnlyList<int> ReferenceDepths => [Outstanding, .. furtherDepths];

    public override IReadOnlyList<string> ReferenceWords => ["GET", TestValue.Name(0)];

    public override async Task PrepareAsync(ValkeyCommands client)
    {
        foreach (var value in _values)
        {
            await client.SetAsync(value.Key, value.Value);
        }
    }

    public override async Task RunCallerAsync(ValkeyCommands client, int index, Gauge gauge)
    {
        var value = _values[index];
        var began = Gauge.Now;
        while (!gauge.IsStopped)
        {
            value.Check(await client.GetAsync(value.Key));
            began = Gauge.Count(began);
        }
    }
}
