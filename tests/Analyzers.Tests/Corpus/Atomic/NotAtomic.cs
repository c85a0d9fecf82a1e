// A batch that is not atomic goes to as many nodes as it has to; a command of it that cannot be split must be in one slot all the same.
namespace Corpus.NotAtomic;

public sealed class Pipelines(GlideClusterClient cluster)
{
    public async Task RunAsync()
    {
        var batch = new ClusterBatch();
        batch.Incr("one");
        batch.Incr("two");
        batch.MGet("one", "two");
        batch.SInter("one", "two"); // GLIDE1001: "two"
        batch.Rename("{one}:1", "{one}:2");
        await cluster.ExecuteAsync(batch);
        await cluster.ExecuteAsync(new ClusterBatch().SUnion(out _, "one", "two").Get(out _, "three")); // GLIDE1001: "two"
    }
}
