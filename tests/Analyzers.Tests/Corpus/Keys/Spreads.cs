// What is spread is looked into as far as it is known.
namespace Corpus.Spreads;

public sealed class Feeds(GlideClusterClient cluster)
{
    public async Task ReadAsync(IEnumerable<ValkeyKey> followed, CancellationToken cancelled)
    {
        await cluster.ZUnionAsync([.. followed, "feed:all"], cancellationToken: cancelled);
        await cluster.ZUnionAsync(["feed:own", .. followed, "feed:all"], cancellationToken: cancelled); // GLIDE1001: "feed:all"
        ValkeyKey[] own = ["feed:own"];
        await cluster.ZUnionAsync([.. own, "feed:all"], cancellationToken: cancelled); // GLIDE1001: "feed:all"
        ValkeyKey[] tagged = ["{feed}:own", "{feed}:pinned"];
        await cluster.ZUnionAsync([.. tagged, "{feed}:all"], cancellationToken: cancelled);
    }
}
