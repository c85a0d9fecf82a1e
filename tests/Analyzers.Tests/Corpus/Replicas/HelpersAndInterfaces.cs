// What a helper is given may be any node.
namespace Corpus.HelpersAndInterfaces;

public sealed class Helpers(GlideClusterClient cluster)
{
    public static ValueTask<long> RemoveAsync(IValkeyNodeCommands node, string key) => node.DelAsync(key);

    public async Task RunAsync(string key)
    {
        await RemoveAsync(cluster.On(ClusterRoute.RandomNode), key);
        await RemoveAsync(cluster.On(ClusterRoute.SlotKey(key)), key);
        await On(NodeRole.Replica, key).DelAsync(key);
        await (cluster.On(ClusterRoute.RandomNode) ?? throw new InvalidOperationException()).DelAsync(key); // GLIDE1003: DelAsync
    }

    private IValkeyNodeCommands On(NodeRole role, string key) => cluster.On(ClusterRoute.SlotKey(key, role));
}
