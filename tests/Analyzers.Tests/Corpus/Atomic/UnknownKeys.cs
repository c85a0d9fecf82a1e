// Keys that are not known are passed over; the known ones are compared.
namespace Corpus.UnknownKeys;

public sealed class Mixed(GlideClusterClient cluster, Func<string, string> keyOf)
{
    public async Task RunAsync(string id)
    {
        var batch = new AtomicClusterBatch();
        batch.Incr(id);
        batch.Incr(keyOf("one"));
        batch.Incr($"user:{id}");
        batch.Incr("two");
        await cluster.ExecuteAsync(batch);

        var second = new AtomicClusterBatch();
        second.Incr("one");
        second.Incr(keyOf("one"));
        second.Incr("two"); // GLIDE1002: "two"
        await cluster.ExecuteAsync(second);
    }
}
