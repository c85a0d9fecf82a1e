using Glide.Bench.Measuring;

namespace Glide.Bench.Scenarios;

/// <summary>Each caller stores into a key of its own.</summary>
internal sealed class SetScenario(int callers, int valueBytes) : Scenario("SET", callers, valueBytes)
{
    private readonly TestValue[] _values = [.. Enumerable.Range(0, callers).Select(index => new TestValue(index, valueBytes))];

    public override IReadOnlyList<string> ReferenceWords => ["SET", TestValue.Name(0), _values[0].Text];

    public override async Task RunCallerAsync(ValkeyCommands client, int index, Gauge gauge)
    {
        var value = _values[index];
        var began = Gauge.Now;
        while (!gauge.IsStopped)
        {
            await client.SetAsync(value.Key, value.Value);
            began = Gauge.Count(began);
        }

        value.Check(await client.GetAsync(value.Key));
    }
}
