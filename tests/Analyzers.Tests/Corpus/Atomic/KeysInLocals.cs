// Keys in locals, constants and fields meet as literals do.
namespace Corpus.KeysInLocals;

public sealed class Named(GlideClusterClient cluster)
{
    private const string Stock = "stock";
    private static readonly ValkeyKey Orders = "orders";

    public async Task RunAsync(bool flag)
    {
        ValkeyKey stock = Stock;
        var batch = new AtomicClusterBatch();
        batch.Decr(stock);
        batch.RPush(Orders, "17"); // GLIDE1002: Orders
        await cluster.ExecuteAsync(batch);

        var key = "stock";
        if (flag)
        {
            key = "orders";
        }

        var second = new AtomicClusterBatch();
        second.Decr(key);
        second.Incr("orders");
        await cluster.ExecuteAsync(second);
    }
}
