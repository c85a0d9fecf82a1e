// Transactions: the keys that are watched, and what the body queues.
namespace Corpus.Transactions;

public sealed class Stock(GlideClusterClient cluster, GlideClient client)
{
    public async Task<long> TakeAsync(string item)
    {
        var left = await cluster.TransactionAsync([$"{{{item}}}:stock"], async (commands, batch) =>
        {
            var stock = (long?)await commands.GetAsync($"{{{item}}}:stock") ?? 0;
            batch.RPush($"{{{item}}}:orders", stock);
            return batch.DecrBy($"{{{item}}}:stock", 1);
        });
        await cluster.TransactionAsync(["stock"], (_, batch) =>
        {
            batch.Decr("stock");
            batch.Incr("sold"); // GLIDE1002: "sold"
            return default;
        });
        await cluster.TransactionAsync(["stock", "sold"], (_, batch) => // GLIDE1002: "sold"
        {
            batch.Decr("stock");
            return default;
        });
        await client.TransactionAsync(["stock", "sold"], (_, batch) =>
        {
            batch.Decr("stock");
            batch.Incr("sold");
            return default;
        });
        return left;
    }
}
