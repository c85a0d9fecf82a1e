// Batches that a lambda fills and whose results come as a tuple.
namespace Corpus.Tuples;

public sealed class Pages(GlideClusterClient cluster, IGlideClusterClient wide, GlideClient client)
{
    public async Task<(string?, long)> ReadAsync(string id)
    {
        var (title, views) = await cluster.ExecuteAsync((AtomicClusterBatch batch) => (batch.Get("page:title"), batch.Incr("page:views"))); // GLIDE1002: "page:views"
        var (same, other) = await wide.ExecuteAsync((AtomicClusterBatch batch) => (batch.Get($"{{{id}}}:title"), batch.Incr($"{{{id}}}:views")));
        var (one, two) = await cluster.ExecuteAsync((ClusterBatch batch) => (batch.Get("page:title"), batch.Incr("page:views")));
        var (three, four) = await client.ExecuteAsync((AtomicBatch batch) => (batch.Get("page:title"), batch.Incr("page:views")));
        return (title ?? same ?? one ?? three, views + other + two + four);
    }
}
