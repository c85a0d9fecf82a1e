// A session of a cluster's client is a connection to one of its nodes, which refuses keys of several slots.
namespace Corpus.SessionsOfClusters;

public sealed class Sessions(GlideClusterClient cluster, GlideClient client)
{
    public async Task RunAsync(CancellationToken cancelled)
    {
        await using var session = await cluster.OpenSessionAsync(ClusterRoute.SlotKey("a"), cancelled);
        await session.WatchAsync("a", "b"); // GLIDE1001: "b"
        await session.RenameAsync("a", "{a}:b");
        await using var own = await client.OpenSessionAsync(cancelled).ConfigureAwait(false);
        await own.WatchAsync("a", "b");
    }
}
