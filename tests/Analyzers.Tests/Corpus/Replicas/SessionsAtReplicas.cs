// A session at a replica.
namespace Corpus.SessionsAtReplicas;

public sealed class Sessions(GlideClusterClient cluster)
{
    public async Task RunAsync(string key, CancellationToken cancelled)
    {
        await using var session = await cluster.OpenSessionAsync(ClusterRoute.SlotKey(key, NodeRole.Replica), cancelled);
        await session.GetAsync(key);
        await session.SetAsync(key, 1); // GLIDE1003: SetAsync
        await using var primary = await cluster.OpenSessionAsync(ClusterRoute.SlotKey(key), cancelled);
        await primary.SetAsync(key, 1);
        await using var any = await cluster.OpenSessionAsync(cancellationToken: cancelled);
        await any.SetAsync(key, 1);
    }
}
