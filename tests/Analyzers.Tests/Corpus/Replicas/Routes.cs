// Routes on which a replica is or may be.
namespace Corpus.Routes;

public sealed class Routed(GlideClusterClient cluster, IGlideClusterClient wide)
{
    public async Task RunAsync(string key, NodeRole role)
    {
        await cluster.On(ClusterRoute.SlotKey(key, NodeRole.Replica)).SetAsync(key, 1); // GLIDE1003: SetAsync
        await cluster.On(ClusterRoute.SlotId(7, NodeRole.Replica)).DelAsync(key); // GLIDE1003: DelAsync
        await wide.On(ClusterRoute.RandomNode).IncrAsync(key); // GLIDE1003: IncrAsync
        await wide.On(ClusterRoute.AllNodes).FlushDbAsync(); // GLIDE1003: FlushDbAsync
        await wide.OnAllNodes.FlushAllAsync(FlushMode.Async); // GLIDE1003: FlushAllAsync
        await cluster.With(TimeSpan.FromSeconds(1)).OnAllNodes.FlushAllAsync(); // GLIDE1003: FlushAllAsync
        await cluster.On(ClusterRoute.SlotKey(key, NodeRole.Replica)).GetAsync(key);
        await cluster.On(ClusterRoute.SlotKey(key)).SetAsync(key, 1);
        await cluster.On(ClusterRoute.SlotKey(key, role)).SetAsync(key, 1);
        await cluster.On(ClusterRoute.ByAddress("10.0.0.1", 6379)).SetAsync(key, 1);
        await cluster.On(new NodeAddress("10.0.0.1", 6379)).SetAsync(key, 1);
        await cluster.On(ClusterRoute.RandomNode).PingAsync();
        await cluster.OnAllPrimaries.FlushAllAsync();
        await cluster.On(ClusterRoute.AllPrimaries).FlushAllAsync();
        await cluster.OnAllNodes.ConfigSetAsync(new ConfigSetting("maxmemory", 1));
        await cluster.FlushAllAsync();
    }
}
