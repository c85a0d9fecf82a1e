using Glide;

namespace Shop;

/// <summary>What the rules look at, done right. Nobody runs it; it has to compile without a warning.</summary>
internal static class Cluster
{
    public static async Task PublishAsync(GlideClusterClient cluster)
    {
        await cluster.RenameAsync("{17}:draft", "{17}:post");

        var batch = new AtomicClusterBatch();
        batch.DecrBy("{17}:stock", 1);
        batch.RPush("{17}:orders", "17");
        await cluster.ExecuteAsync(batch);

        await cluster.On(ClusterRoute.SlotKey("{17}:post", NodeRole.Replica)).GetAsync("{17}:post");
        if (await cluster.GetAsync("{17}:post") is { } post)
        {
            await cluster.HSetAsync("{17}:posts", new FieldValue("17", post));
        }
    }
}
