// Methods made of somebody's own specs carry the same facts, called as extensions or not.
using Glide.Commands;

namespace Corpus.ExtensionMethods;

public static class BloomCommands
{
    [ValkeyCommand("BF.MERGE", Since = "1.0.0", Flags = CommandFlags.Write)]
    public static ValueTask BfMergeAsync(this IValkeyCommands commands, ValkeyKey destination, params ReadOnlySpan<ValkeyKey> sources)
        => throw new NotSupportedException(commands.ToString() + destination + sources.Length);

    [ValkeyCommand("BF.EXISTS", Since = "1.0.0", Flags = CommandFlags.ReadOnly, RequestPolicy = RequestPolicy.MultiShard)]
    public static ValueTask<bool[]> BfExistsAsync(this IValkeyCommands commands, params ReadOnlySpan<ValkeyKey> keys)
        => throw new NotSupportedException(commands.ToString() + keys.Length);
}

public sealed class Filters(GlideClusterClient cluster, GlideClient client)
{
    public async Task RunAsync()
    {
        await cluster.BfMergeAsync("all", "monday", "tuesday"); // GLIDE1001: "monday"
        await BloomCommands.BfMergeAsync(cluster, "all", "monday"); // GLIDE1001: "monday"
        await BloomCommands.BfMergeAsync(sources: ["monday"], destination: "all", commands: cluster); // GLIDE1001: "all"
        await cluster.BfMergeAsync("{bf}:all", "{bf}:monday");
        await client.BfMergeAsync("all", "monday");
        await cluster.BfExistsAsync("monday", "tuesday");
        await cluster.On(ClusterRoute.RandomNode).BfExistsAsync("monday", "tuesday"); // GLIDE1001: "tuesday"
        await cluster.On(ClusterRoute.RandomNode).BfMergeAsync("{bf}:all", "{bf}:monday"); // GLIDE1003: BfMergeAsync
    }
}
