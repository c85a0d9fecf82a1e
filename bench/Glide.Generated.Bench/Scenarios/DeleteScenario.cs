using Glide.Bench.Measuring;

namespace Glide.Bench.Scenarios;

/// <summary>Each caller deletes several keys that are not there, so that each command finds the server in the same state.</summary>
internal sealed class DeleteScenario(int callers, int keys) : Scenario("DEL", callers, 0)
{
    private readonly string[] _names = [.. Enumerable.Range(0, keys).Select(index => $"absent:{index}")];

    public override IReadOnlyList<string> ReferenceWords => ["DEL", .. _names];

    public override string CommandLine => $"{base.CommandLine}, {keys} keys a command";

    public override async Task RunCallerAsync(ValkeyCommands client, int index, Gauge gauge)
    {
        ValkeyKey[] keys = [.. _names.Select(name => (ValkeyKey)name)];
        var began = Gauge.Now;
        while (!gauge.IsStopped)
        {
            if (await client.DelAsync(keys) != 0)
            {
                throw new BenchException("DEL removed a key that nobody has stored.");
            }

            began = Gauge.Count(began);
        }
    }
}
