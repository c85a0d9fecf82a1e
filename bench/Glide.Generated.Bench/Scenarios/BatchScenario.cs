using Glide.Bench.Measuring;

namespace Glide.Bench.Scenarios;

/// <summary>Each caller makes a batch of reads, executes it, reads every result by its handle, and makes the next one.</summary>
internal sealed class BatchScenario(int callers, int commands, bool isAtomic, int valueBytes) : Scenario("GET", callers, valueBytes)
{
    // An atomic batch has its keys in one slot of a cluster, another one for each caller; the others' are everywhere.
    private readonly TestValue[][] _values =
    [
        .. Enumerable.Range(0, callers).Select(caller => Enumerable.Range(0, commands)
            .Select(index => new TestValue(index, valueBytes, isAtomic ? $"caller-{caller}" : "")).ToArray()),
    ];

    public override int Outstanding => Callers * commands;

    public override IReadOnlyList<string> ReferenceWords => ["GET", TestValue.Name(0)];

    public override string CommandLine =>
        $"Glide.Generated.Bench: {Callers} callers, one client, each makes {(isAtomic ? "an atomic batch" : "a batch")} of {commands} commands, executes it and reads its results";

    public override async Task PrepareAsync(ValkeyCommands client)
    {
        foreach (var value in isAtomic ? _values.SelectMany(values => values) : _values[0])
        {
            await client.SetAsync(value.Key, value.Value);
        }
    }

    public override Task RunCallerAsync(ValkeyCommands client, int index, Gauge gauge) => (client, isAtomic) switch
    {
        (GlideClient one, false) => RunAsync<Batch>(index, gauge, batch => one.ExecuteAsync(batch)),
        (GlideClient one, true) => RunAsync<AtomicBatch>(index, gauge, batch => one.ExecuteAsync(batch)),
        (GlideClusterClient several, false) => RunAsync<ClusterBatch>(index, gauge, batch => several.ExecuteAsync(batch)),
        (GlideClusterClient several, true) => RunAsync<AtomicClusterBatch>(index, gauge, batch => several.ExecuteAsync(batch)),
        _ => throw new BenchException($"{client.GetType().Name} executes no batches."),
    };

    public override string ToString() => $"{commands} {(isAtomic ? "atomic" : "piped")} × {Callers}";

    private async Task RunAsync<TBatch>(int index, Gauge gauge, Func<TBatch, ValueTask<BatchResults>> execute)
        where TBatch : BatchCommands<TBatch>, new()
    {
        var values = _values[index];
        var handles = new Queued<ValkeyValue?>[commands];
        while (!gauge.IsStopped)
        {
            var began = Gauge.Now;
            var batch = new TBatch();
            for (var i = 0; i < handles.Length; i++)
            {
                handles[i] = batch.Get(values[i].Key);
            }

            var results = await execute(batch);
            for (var i = 0; i < handles.Length; i++)
            {
                values[i].Check(results.Get(handles[i]));
                _ = Gauge.Count(began);
            }
        }
    }
}
