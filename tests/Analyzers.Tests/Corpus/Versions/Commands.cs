// ValkeyMinimumServerVersion: 8.0
namespace Corpus.Commands;

public sealed class Newer(GlideClient client, GlideClusterClient cluster)
{
    public async Task RunAsync(bool flag)
    {
        await client.GetAsync("a");
        await client.HSetExAsync("h", [new FieldValue("f", 1)]); // GLIDE2002: HSetExAsync
        await cluster.HGetExAsync("h", ["f"]); // GLIDE2002: HGetExAsync
        await cluster.MSetExAsync([new KeyValue("a", 1)]); // GLIDE2002: MSetExAsync
        if (flag)
        {
            await cluster.OnAllNodes.CommandLogLenAsync(CommandLogType.Slow); // GLIDE2002: CommandLogLenAsync
        }

        var batch = new ClusterBatch();
        batch.HTtl("h", "f"); // GLIDE2002: HTtl
        await cluster.ExecuteAsync(batch);
        await client.HSetAsync("h", new FieldValue("f", 1));
    }
}
