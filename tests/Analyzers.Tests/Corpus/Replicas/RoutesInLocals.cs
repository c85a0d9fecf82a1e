// Routes and views that are kept in locals, chosen in branches, or come from elsewhere.
namespace Corpus.RoutesInLocals;

public sealed class Kept(GlideClusterClient cluster)
{
    private readonly SingleNodeRoute _route = ClusterRoute.RandomNode;

    public async Task RunAsync(string key, bool flag, Func<SingleNodeRoute> choose)
    {
        var route = ClusterRoute.SlotKey(key, NodeRole.Replica);
        var replica = cluster.On(route);
        await replica.GetAsync(key);
        await replica.ExpireAsync(key, TimeSpan.FromMinutes(1)); // GLIDE1003: ExpireAsync

        SingleNodeRoute chosen = ClusterRoute.RandomNode;
        if (flag)
        {
            chosen = ClusterRoute.SlotKey(key);
        }

        await cluster.On(chosen).SetAsync(key, 1);
        await cluster.On(flag ? ClusterRoute.RandomNode : ClusterRoute.SlotKey(key)).SetAsync(key, 1);
        await cluster.On(choose()).SetAsync(key, 1);
        await cluster.On(_route).SetAsync(key, 1);
        const NodeRole role = NodeRole.Replica;
        await cluster.On(ClusterRoute.SlotKey(key, role)).LPushAsync(key, 1); // GLIDE1003: LPushAsync
        var some = flag ? NodeRole.Replica : NodeRole.Primary;
        await cluster.On(ClusterRoute.SlotKey(key, some)).LPushAsync(key, 1);
        IValkeyNodeCommands node = cluster.On(ClusterRoute.RandomNode);
        foreach (var i in Enumerable.Range(0, 3))
        {
            await node.IncrAsync(key); // GLIDE1003: IncrAsync
        }

        IValkeyNodeCommands other = cluster.On(ClusterRoute.RandomNode);
        other = cluster.On(ClusterRoute.SlotKey(key));
        await other.IncrAsync(key);
    }
}
