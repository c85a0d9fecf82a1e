using Glide;

namespace Shop;

/// <summary>A line that ends in an id is one where the rule has to speak. There is a code fix that mends it.</summary>
internal static class Counting
{
    public static async Task<int> CountAsync(IGlideClient client)
    {
        var replicas = await client.ClusterSlavesAsync("node"); // CS0618
        return replicas.Length;
    }
}
