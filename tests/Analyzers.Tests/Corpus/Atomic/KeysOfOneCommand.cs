// In an atomic batch a command of several keys must be in one slot as well, split or not.
namespace Corpus.KeysOfOneCommand;

public sealed class Many(GlideClusterClient cluster)
{
    public async Task RunAsync(string[] names)
    {
        var batch = new AtomicClusterBatch();
        batch.MGet("a", "b"); // GLIDE1002: "b"
        await cluster.ExecuteAsync(batch);

        var second = new AtomicClusterBatch();
        second.MSet(new KeyValue("a", 1), new KeyValue("b", 2)); // GLIDE1002: "b"
        await cluster.ExecuteAsync(second);

        var third = new AtomicClusterBatch();
        third.Del([.. names.Select(name => (ValkeyKey)$"{{n}}:{name}")]);
        third.Del("{n}", "{n}:1");
        await cluster.ExecuteAsync(third);

        var fourth = new AtomicClusterBatch();
        fourth.Rename("a", "{a}:b");
        fourth.Rename("{a}:b", "c"); // GLIDE1002: "c"
        await cluster.ExecuteAsync(fourth);
    }
}
