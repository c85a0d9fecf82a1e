// The plain case, with handles and with chains.
namespace Corpus.Straight;

public sealed class Shop(GlideClusterClient cluster)
{
    public async Task<long> OrderAsync()
    {
        var batch = new AtomicClusterBatch();
        var stock = batch.DecrBy("stock:17", 1);
        batch.RPush("orders", "17"); // GLIDE1002: "orders"
        batch.Incr("sold:17");
        var results = await cluster.ExecuteAsync(batch);
        return results[stock];
    }

    public async Task<long> OrderInOneChainAsync()
    {
        var batch = new AtomicClusterBatch()
            .DecrBy(out var stock, "stock:17", 1)
            .RPush(out _, "orders", "17") // GLIDE1002: "orders"
            .Incr(out _, "sold:17");
        return (await cluster.ExecuteAsync(batch))[stock];
    }

    public async Task<long> OrderTaggedAsync()
    {
        var batch = new AtomicClusterBatch()
            .DecrBy(out var stock, "{17}:stock", 1)
            .RPush(out _, "{17}:orders", "17")
            .Incr(out _, "17");
        return (await cluster.ExecuteAsync(batch))[stock];
    }
}
