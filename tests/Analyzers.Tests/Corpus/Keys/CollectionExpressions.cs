// Collections of keys, whatever they are written as.
namespace Corpus.CollectionExpressions;

public sealed class Tags(GlideClusterClient cluster)
{
    public async Task<int> CountAsync(CancellationToken cancelled)
    {
        var first = await cluster.SUnionAsync(["tag:1", "tag:2"], cancelled); // GLIDE1001: "tag:2"
        var second = await cluster.SUnionAsync(new ValkeyKey[] { "tag:1", "tag:2" }, cancelled); // GLIDE1001: "tag:2"
        var third = await cluster.SUnionAsync(new[] { (ValkeyKey)"tag:1", (ValkeyKey)"tag:2" }, cancelled); // GLIDE1001: (ValkeyKey)"tag:2"
        var fourth = await cluster.SUnionAsync("tag:1", "tag:2"); // GLIDE1001: "tag:2"
        var fifth = await cluster.SUnionAsync(["{tag}:1", "{tag}:2", "tag"], cancelled);
        var sixth = await cluster.SUnionAsync(["tag:1"], cancelled);
        var seventh = await cluster.SUnionAsync([], cancelled);
        return first.Length + second.Length + third.Length + fourth.Length + fifth.Length + sixth.Length + seventh.Length;
    }
}
