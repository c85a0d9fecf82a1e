using Glide;

namespace Shop;

/// <summary>A line that ends in an id is one where the rule has to speak. There is a code fix that mends it.</summary>
internal static class Renaming
{
    public static async Task PublishAsync(GlideClusterClient cluster)
    {
        await cluster.RenameAsync("draft:17", "post:17"); // GLIDE1001
    }
}
