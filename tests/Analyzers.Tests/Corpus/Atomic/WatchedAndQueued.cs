// What a transaction watches and what its function queues are on one shard.
namespace Corpus.WatchedAndQueued;

public sealed class Watching(GlideClusterClient cluster, IGlideClient single)
{
    public async Task RunAsync(string id, bool flag, ValkeyKey[] given)
    {
        await cluster.TransactionAsync(["stock"], (_, batch) =>
        {
            batch.Decr("sold"); // GLIDE1002: "sold"
            return default;
        });
        await cluster.TransactionAsync(["stock"], async (commands, batch) =>
        {
            await commands.GetAsync("stock");
            return batch.Decr("stock");
        });
        await cluster.TransactionAsync([$"{{stock}}:{id}"], (_, batch) => new ValueTask<Queued<long>>(batch.Decr("{sold}:x"))); // GLIDE1002: "{sold}:x"
        await cluster.TransactionAsync(["stock"], (_, batch) =>
        {
            if (flag)
            {
                batch.Incr("sold"); // GLIDE1002: "sold"
            }
            else
            {
                batch.Incr("{stock}:1");
            }

            return default;
        });
        await cluster.TransactionAsync([], (_, batch) =>
        {
            batch.Incr("sold");
            return default;
        });
        await cluster.TransactionAsync(given, (_, batch) =>
        {
            batch.Incr("sold");
            return default;
        });
        await single.TransactionAsync(["stock"], (_, batch) =>
        {
            batch.Incr("sold");
            return default;
        });
        await cluster.TransactionAsync(["stock"], async (commands, batch) =>
        {
            var other = new AtomicClusterBatch().Incr(out var count, "sold");
            var results = await cluster.ExecuteAsync(other);
            batch.IncrBy("stock", results[count]);
        });
        await cluster.TransactionAsync(["stock"], (commands, batch) =>
        {
            Local(batch);
            return default;
            void Local(AtomicClusterBatch given) => given.Incr("x");
        });
        await cluster.TransactionAsync(["stock"], body: delegate (IValkeyCommands commands, AtomicClusterBatch batch)
        {
            batch.Incr("sold"); // GLIDE1002: "sold"
            return default(ValueTask);
        });
        var keys = new ValkeyKey[] { "stock" };
        await cluster.TransactionAsync(keys, (_, batch) =>
        {
            batch.Incr("sold"); // GLIDE1002: "sold"
            return default;
        });
        await cluster.TransactionAsync(["stock"], Body);
        await cluster.TransactionAsync(["stock", "{stock}:2"], (_, batch) =>
        {
            batch.Incr("{stock}:3").ToString();
            batch.Incr("{sold}:3").ToString(); // GLIDE1002: "{sold}:3"
            return default;
        });
        await cluster.TransactionAsync(["a", "b"], (_, batch) => // GLIDE1002: "b"
        {
            batch.Incr("b");
            return default;
        });
    }

    private static ValueTask Body(IValkeyCommands commands, AtomicClusterBatch batch)
    {
        batch.Incr("sold");
        return default;
    }
}
