using Glide.Bench.Measuring;

namespace Glide.Bench.Scenarios;

/// <summary>Each caller begins many reads before it awaits the first of them.</summary>
internal sealed class PipelinedGetScenario(int callers, int depth, int valueBytes) : Scenario("GET", callers, valueBytes)
{
    private readonly TestValue[] _values = [.. Enumerable.Range(0, depth).Select(index => new TestValue(index, valueBytes))];

    public override int Outstanding => Callers * depth;

    public override IReadOnlyList<string> ReferenceWords => ["GET", TestValue.Name(0)];

    public override string CommandLine =>
        $"Glide.Generated.Bench: {Callers} callers, one client, each begins {depth} calls and then awaits them all";

    public override async Task PrepareAsync(ValkeyCommands client)
    {
        foreach (var value in _values)
        {
            await client.SetAsync(value.Key, value.Value);
        }
    }

    public override async Task RunCallerAsync(ValkeyCommands client, int index, Gauge gauge)
    {
        var calls = new ValueTask<ValkeyValue?>[depth];
        while (!gauge.IsStopped)
        {
            var began = Gauge.Now;
            for (var i = 0; i < depth; i++)
            {
#pragma warning disable CA2012 // Each is awaited once, below.
                calls[i] = client.GetAsync(_values[i].Key);
#pragma warning restore CA2012
            }

            for (var i = 0; i < depth; i++)
            {
                _values[i].Check(await calls[i]);
                _ = Gauge.Count(began);
            }
        }
    }
}
