using Glide.Bench.Measuring;

namespace Glide.Bench.Scenarios;

/// <summary>Each caller reads the same several keys with one command.</summary>
internal sealed class MultiGetScenario(int callers, int keys, int valueBytes) : Scenario("MGET", callers, valueBytes)
{
    private readonly TestValue[] _values = [.. Enumerable.Range(0, keys).Select(index => new TestValue(index, valueBytes))];

    public override IReadOnlyList<string> ReferenceWords => ["MGET", .. Enumerable.Range(0, keys).Select(TestValue.Name)];

    public override string CommandLine => $"{base.CommandLine}, {keys} keys a command";

    public override int CommandsInCluster => _values.Select(value => GlideClusterClient.KeySlot(value.Key)).Distinct().Count();

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
            var found = await client.MGetAsync(keys);
            if (found.Length != _values.Length)
            {
                throw new BenchException($"MGET of {_values.Length} keys answered {found.Length} values.");
            }

            for (var i = 0; i < found.Length; i++)
            {
                _values[i].Check(found[i]);
            }

            began = Gauge.Count(began);
        }
    }
}
