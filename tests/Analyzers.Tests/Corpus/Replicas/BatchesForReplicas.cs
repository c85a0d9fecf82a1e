// Batches with writes that go where a replica is.
namespace Corpus.BatchesForReplicas;

public sealed class Sending(GlideClusterClient cluster)
{
    public async Task RunAsync(string key)
    {
        var batch = new ClusterBatch();
        batch.Get(key);
        batch.Incr(key); // GLIDE1003: Incr
        await cluster.ExecuteAsync(batch, new ClusterBatchOptions { Route = ClusterRoute.SlotKey(key, NodeRole.Replica) });

        var reading = new ClusterBatch();
        reading.Get(key);
        await cluster.ExecuteAsync(reading, new ClusterBatchOptions { Route = ClusterRoute.SlotKey(key, NodeRole.Replica) });

        var plain = new ClusterBatch();
        plain.Incr(key);
        await cluster.ExecuteAsync(plain, new ClusterBatchOptions { Route = ClusterRoute.SlotKey(key) });
        await cluster.ExecuteAsync(plain);

        await using var reader = await GlideClient.ConnectAsync(new GlideClientOptions { ReadOnly = true });
        await reader.ExecuteAsync(new Batch().Get(out _, key).Set(out _, key, 1)); // GLIDE1003: Set
        var (one, two) = await reader.ExecuteAsync((Batch both) => (both.Get(key), both.Incr(key))); // GLIDE1003: Incr
        Console.WriteLine($"{one} {two}");
    }
}
