using static Glide.Samples.Printing;

namespace Glide.Samples;

/// <summary>A batch over several nodes.</summary>
internal static partial class ClusterTour
{
    public static async Task BatchAsync(GlideClusterClient client)
    {
        Heading("A batch falls to the nodes by the slots of its keys");
        var batch = new ClusterBatch();
        var counters = Enumerable.Range(0, 1_000).Select(i => batch.Incr($"batched:{i}")).ToArray();
        Queued<ValkeyValue?[]> values = batch.MGet("item:1", "item:2", "item:3");
        Queued<long> keys = batch.DbSize();

        var results = await client.ExecuteAsync(batch);
        Show($"{counters.Length:N0} INCR", $"{counters.Count(counter => results[counter] == 1):N0} answered 1");
        Show("MGET item:1 item:2 item:3", string.Join(", ", results[values].Select(value => value?.ToString() ?? "null")));
        Show("DBSIZE", $"{results[keys]:N0} keys on all shards");

        var atomic = new AtomicClusterBatch().HSet(out _, "{user:1}:cart:lines", new FieldValue("book", 2)).Incr(out var revision, "{user:1}:cart:revision");
        Show("MULTI … EXEC on {user:1}", $"revision {(await client.ExecuteAsync(atomic))[revision]}");
    }
}
