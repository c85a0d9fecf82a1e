using Glide;
using Shop.Commands;

namespace Shop;

/// <summary>A command of the project's own spec. A line that ends in an id is one where the rule has to speak; there is a code fix.</summary>
internal static class Module
{
    public static async Task MoveAsync(GlideClusterClient cluster)
    {
        await cluster.AcmeMoveAsync("draft:17", "post:17"); // GLIDE1001
    }
}
