using Glide;

namespace Shop;

/// <summary>A line that ends in an id is one where the rule has to speak. Nobody mends these.</summary>
internal static class Others
{
    public static async Task SellAsync(GlideClusterClient cluster)
    {
        var batch = new AtomicClusterBatch();
        batch.DecrBy("stock:17", 1);
        batch.RPush("orders", "17"); // GLIDE1002
        await cluster.ExecuteAsync(batch);
    }

    public static async Task WriteAsync(GlideClusterClient cluster)
    {
        await cluster.On(ClusterRoute.RandomNode).SetAsync("post:17", "…"); // GLIDE1003
    }

    public static async Task WriteNewerAsync(IGlideClient client)
    {
        await client.HSetExAsync("session:17", [new FieldValue("name", "Ada")]); // GLIDE2002
    }

    public static void Forget()
    {
        var batch = new Batch(); // GLIDE2003
        batch.Set("post:17", "…");
    }

    public static async Task WaitAsync(IGlideClient client)
    {
        var batch = new Batch();
        batch.CustomCommand("BLPOP", "queue", "0"); // GLIDE2004
        await client.ExecuteAsync(batch);
    }

    public static async Task<int> CountAsync(IGlideClient client)
    {
        var replicas = await client.ClusterSlavesAsync("node"); // CS0618
        return replicas.Length;
    }
}
