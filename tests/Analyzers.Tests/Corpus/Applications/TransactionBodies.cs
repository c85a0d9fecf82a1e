// Transactions: what is watched, read and queued is on one shard.
namespace Corpus.TransactionBodies;

public sealed class Warehouse(IGlideClusterClient cluster, IGlideClient single)
{
    public ValueTask<long> Right(string id) => cluster.TransactionAsync([$"{{stock}}:{id}"], async (commands, batch) =>
    {
        var left = (long?)await commands.GetAsync($"{{stock}}:{id}") ?? 0;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(left);
        batch.RPush("{stock}:orders", id);
        return batch.Decr($"{{stock}}:{id}");
    });

    public ValueTask<long> Wrong(string id) => cluster.TransactionAsync([$"{{stock}}:{id}"], async (commands, batch) =>
    {
        await commands.GetAsync($"{{stock}}:{id}");
        batch.RPush("orders", id); // GLIDE1002: "orders"
        return batch.Decr($"{{stock}}:{id}");
    });

    public async Task WrongWatch()
    {
        await cluster.TransactionAsync(["stock:1", "stock:2"], (_, batch) => // GLIDE1002: "stock:2"
        {
            batch.Decr("stock:1");
            return ValueTask.CompletedTask;
        });
    }

    public async Task OneServer(string id)
    {
        await single.TransactionAsync(["stock:1", "stock:2"], (_, batch) =>
        {
            batch.Decr("stock:1").ToString();
            batch.RPush("orders", id);
            return default;
        });
    }

    public ValueTask<long> Apart(string id) => cluster.TransactionAsync([$"stock:{id}"], Take);

    public void Waiting() => cluster.TransactionAsync(["a"], (_, batch) => { batch.Incr("a"); return default; }).AsTask().GetAwaiter().GetResult(); // GLIDE2001: GetResult

    private static ValueTask<Queued<long>> Take(IValkeyCommands commands, AtomicClusterBatch batch)
    {
        batch.Incr("{taken}:count");
        return new(batch.Incr("{taken}:total"));
    }
}
