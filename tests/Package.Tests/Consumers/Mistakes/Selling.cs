using Glide;

namespace Shop;

/// <summary>A line that ends in an id is one where the rule has to speak. There is a code fix that mends it.</summary>
internal static class Selling
{
    public static async Task SellAsync(GlideClusterClient cluster)
    {
        var batch = new AtomicClusterBatch();
        batch.DecrBy("stock:17", 1);
        batch.RPush("orders", "17"); // GLIDE1002
        await cluster.ExecuteAsync(batch);
    }
}
