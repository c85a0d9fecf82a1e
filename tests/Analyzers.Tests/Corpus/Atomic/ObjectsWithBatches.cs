// Batches inside of other objects, arrays and tuples are not followed.
namespace Corpus.ObjectsWithBatches;

public sealed class Plan
{
    public AtomicClusterBatch First { get; } = new();

    public AtomicClusterBatch[] All { get; } = [new(), new()];
}

public sealed class Planner(GlideClusterClient cluster)
{
    public async Task RunAsync(Plan plan, int shard)
    {
        plan.All[0].Incr("one");
        plan.All[1].Incr("two");
        plan.All[shard].Incr("three");
        plan.First.Incr("one");
        var pair = (Left: new AtomicClusterBatch(), Right: new AtomicClusterBatch());
        pair.Left.Incr("one");
        pair.Right.Incr("two");
        await cluster.ExecuteAsync(pair.Left);
        var byName = new Dictionary<string, AtomicClusterBatch> { ["a"] = new(), ["b"] = new() };
        byName["a"].Incr("one");
        byName["b"].Incr("two");
        foreach (var batch in byName.Values)
        {
            await cluster.ExecuteAsync(batch);
        }
    }
}
