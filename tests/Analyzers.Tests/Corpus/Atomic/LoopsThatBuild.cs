// Batches that loops fill: with keys that are not known, with keys that are, and with a new batch each time.
namespace Corpus.LoopsThatBuild;

public sealed class Bulk(GlideClusterClient cluster)
{
    public async Task UnknownAsync(IEnumerable<string> names)
    {
        var batch = new AtomicClusterBatch();
        foreach (var name in names)
        {
            batch.Incr($"{{bulk}}:{name}");
        }

        batch.Incr("{bulk}");
        await cluster.ExecuteAsync(batch);
    }

    public async Task KnownAsync(IEnumerable<string> names)
    {
        var batch = new AtomicClusterBatch();
        foreach (var name in names)
        {
            batch.SAdd("names", name);
            batch.Incr("count"); // GLIDE1002: "count"
        }

        await cluster.ExecuteAsync(batch);
    }

    public async Task NewEachTimeAsync(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var batch = new AtomicClusterBatch();
            batch.SAdd("names", name);
            await cluster.ExecuteAsync(batch);
            batch = new AtomicClusterBatch();
            batch.Incr("count");
            await cluster.ExecuteAsync(batch);
        }
    }

    public async Task PerhapsNeverAsync(IEnumerable<string> names)
    {
        var batch = new AtomicClusterBatch();
        foreach (var name in names)
        {
            batch.SAdd("names", name);
        }

        batch.Incr("count");
        await cluster.ExecuteAsync(batch);
    }

    public async Task AlternatingAsync()
    {
        var batch = new AtomicClusterBatch();
        for (var i = 0; i < 2; i++)
        {
            if (i == 0)
            {
                batch.Incr("even");
                await cluster.ExecuteAsync(batch);
                batch = new AtomicClusterBatch();
                continue;
            }

            batch.Incr("odd");
        }

        await cluster.ExecuteAsync(batch);
    }
}
