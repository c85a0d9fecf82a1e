// Spans and arrays that nobody can change are as good as what they were made of.
namespace Corpus.SpanLocals;

public sealed class Sketches(GlideClusterClient cluster)
{
    public ValueTask<long> CountAsync()
    {
        ReadOnlySpan<ValkeyKey> keys = ["visits:monday", "visits:tuesday"]; // GLIDE1001: "visits:tuesday"
        return cluster.PfCountAsync(keys, CancellationToken.None);
    }

    public ValueTask MergeAsync()
    {
        ValkeyKey[] days = ["visits:monday", "visits:tuesday"]; // GLIDE1001: "visits:monday"
        return cluster.PfMergeAsync("visits", days.AsSpan(), CancellationToken.None);
    }

    public ValueTask MergeTaggedAsync()
    {
        ValkeyKey[] days = ["{visits}:monday", "{visits}:tuesday"];
        return cluster.PfMergeAsync("visits", days, CancellationToken.None);
    }
}
