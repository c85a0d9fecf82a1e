// A key that is stored as somebody's member is data there, however it became a value.
namespace Corpus.KeysAsValues;

public sealed class Index(GlideClusterClient cluster)
{
    public async Task RememberAsync()
    {
        ValkeyKey job = "job:17";
        string? name = job;
        await cluster.LPushAsync("{ready}:queue", (string?)job);
        await cluster.LPushAsync("{ready}:queue", job.AsMemory());
        await cluster.SMoveAsync("{ready}:a", "{ready}:b", (string?)job);
        await cluster.SMoveAsync("{ready}:a", "{ready}:b", name);
        await cluster.MSetNxAsync(new KeyValue("{ready}:last", (string?)job), new KeyValue("{ready}:first", (byte[])job));
        await cluster.EvalAsync("return ARGV[1]", ["{ready}:queue"], [(string?)job, (byte[])job]);
        await cluster.SMoveAsync("{ready}:a", job, (string?)job); // GLIDE1001: job

        var batch = new AtomicClusterBatch();
        batch.RPush("{ready}:queue", (string?)job);
        batch.HSet("{ready}:names", new FieldValue((string?)job, "x"));
        await cluster.ExecuteAsync(batch);
    }
}
