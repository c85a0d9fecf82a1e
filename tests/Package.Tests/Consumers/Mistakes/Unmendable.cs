using Glide;

namespace Shop;

/// <summary>Mistakes that only whoever made them can mend. A line that ends in an id is one where the rule has to speak.</summary>
internal static class Unmendable
{
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
}
