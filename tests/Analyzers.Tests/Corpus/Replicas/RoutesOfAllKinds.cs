// Routes that come from fields, properties and conditions, and commands that only look like writes.
namespace Corpus.RoutesOfAllKinds;

public sealed class Reading(GlideClusterClient cluster)
{
    private static readonly SingleNodeRoute Random = ClusterRoute.RandomNode;
    private static SingleNodeRoute Replica => ClusterRoute.SlotKey("a", NodeRole.Replica);

    public async Task RunAsync(bool flag, string key)
    {
        await cluster.On(Random).SetAsync("a", 1);
        await cluster.On(Replica).SetAsync("a", 1);
        var route = flag ? ClusterRoute.RandomNode : ClusterRoute.SlotKey("a");
        await cluster.On(route).SetAsync("a", 1);
        var node = ClusterRoute.RandomNode;
        await cluster.On(node).SetAsync("a", 1); // GLIDE1003: SetAsync
        var view = cluster.On(ClusterRoute.AllNodes);
        await view.FlushDbAsync(); // GLIDE1003: FlushDbAsync
        await view.PingAsync();
        await cluster.On(ClusterRoute.SlotKey(key, role: NodeRole.Replica)).SetAsync(key, 1); // GLIDE1003: SetAsync
        await cluster.On(ClusterRoute.SlotKey(key, NodeRole.Primary)).SetAsync(key, 1);
        await cluster.On(ClusterRoute.RandomNode).PublishAsync("a", "b");
        await cluster.On(ClusterRoute.AllNodes).ScriptLoadAsync("return 1");
        await cluster.On(ClusterRoute.AllNodes).ScriptFlushAsync();
        await cluster.On(ClusterRoute.AllNodes).ConfigResetStatAsync();
        await cluster.On(ClusterRoute.AllNodes).FunctionLoadAsync("x"); // GLIDE1003: FunctionLoadAsync
        await cluster.On(ClusterRoute.RandomNode).EvalAsync("return 1");
    }
}
