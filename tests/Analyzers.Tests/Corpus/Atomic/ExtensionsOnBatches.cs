// Commands of a module on batches, as extension methods that carry the same facts.
using Glide.Commands;

namespace Corpus.ExtensionsOnBatches;

public static class JsonCommands
{
    [ValkeyCommand("JSON.GET", Since = "1.0.0", Flags = CommandFlags.ReadOnly)]
    public static Queued<ValkeyValue?> JsonGet<TBatch>(this TBatch batch, ValkeyKey key)
        where TBatch : CommandBatch => throw new NotSupportedException(batch.ToString() + key);

    [ValkeyCommand("JSON.GET", Since = "1.0.0", Flags = CommandFlags.ReadOnly)]
    public static TBatch JsonGet<TBatch>(this TBatch batch, out Queued<ValkeyValue?> queued, ValkeyKey key)
        where TBatch : CommandBatch
    {
        queued = batch.JsonGet(key);
        return batch;
    }
}

public sealed class Documents(GlideClusterClient cluster)
{
    public async Task RunAsync()
    {
        var batch = new AtomicClusterBatch();
        batch.JsonGet("doc:1");
        batch.JsonGet("doc:2"); // GLIDE1002: "doc:2"
        await cluster.ExecuteAsync(batch);

        var chain = new AtomicClusterBatch().JsonGet(out var one, "doc:1").Get(out _, "doc:2"); // GLIDE1002: "doc:2"
        Console.WriteLine((await cluster.ExecuteAsync(chain))[one]);

        var lost = new AtomicClusterBatch(); // GLIDE2003: new AtomicClusterBatch()
        JsonCommands.JsonGet(lost, "doc:1");

        var tagged = new AtomicClusterBatch();
        JsonCommands.JsonGet(tagged, "{doc}:1");
        tagged.JsonGet("{doc}:2");
        await cluster.ExecuteAsync(tagged);
    }
}
