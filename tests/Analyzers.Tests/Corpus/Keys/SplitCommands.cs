// The client splits these itself; sent to chosen nodes they go as they are.
namespace Corpus.SplitCommands;

public sealed class Cache(GlideClusterClient cluster)
{
    public async Task ClearAsync()
    {
        await cluster.DelAsync("page:1", "page:2", "page:3");
        await cluster.UnlinkAsync("page:1", "page:2");
        await cluster.ExistsAsync("page:1", "page:2");
        await cluster.TouchAsync("page:1", "page:2");
        await cluster.MGetAsync("page:1", "page:2");
        await cluster.On(ClusterRoute.SlotKey("page:1")).DelAsync("page:1", "page:2"); // GLIDE1001: "page:2"
        await cluster.On(new NodeAddress("10.0.0.1", 6379)).MGetAsync("page:1", "page:2"); // GLIDE1001: "page:2"
        await cluster.On(ClusterRoute.AllPrimaries).MGetAsync("page:1", "page:2"); // GLIDE1001: "page:2"
    }
}
