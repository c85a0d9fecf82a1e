// What servers take for a write is refused by replicas even when it would not write this time.
namespace Corpus.SometimesWriting;

public sealed class Sometimes(GlideClusterClient cluster)
{
    public async Task RunAsync(string key)
    {
        var replica = cluster.On(ClusterRoute.SlotKey(key, NodeRole.Replica));
        await replica.GetExAsync(key); // GLIDE1003: GetExAsync
        await replica.SortAsync(key); // GLIDE1003: SortAsync
        await replica.SortReadOnlyAsync(key);
        await replica.EvalReadOnlyAsync("return 1", [key]);
        await replica.EvalAsync("return 1", [key]);
        await replica.PublishAsync("channel", "message");
    }
}
