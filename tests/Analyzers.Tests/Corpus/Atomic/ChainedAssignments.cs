// A chain that comes back into its own variable is the same batch; so is one in another variable.
namespace Corpus.ChainedAssignments;

public sealed class Fluent(GlideClusterClient cluster)
{
    public async Task RunAsync()
    {
        var batch = new AtomicClusterBatch();
        batch = batch.Incr(out _, "one");
        batch = batch.Incr(out _, "two"); // GLIDE1002: "two"
        await cluster.ExecuteAsync(batch);

        var first = new AtomicClusterBatch();
        var second = first.Incr(out _, "one");
        second.Incr("two"); // GLIDE1002: "two"
        await cluster.ExecuteAsync(first);

        var original = new AtomicClusterBatch();
        var alias = original;
        original.Incr("one");
        alias.Incr("two"); // GLIDE1002: "two"
        await cluster.ExecuteAsync(alias);

        var third = new AtomicClusterBatch();
        var fourth = new AtomicClusterBatch();
        third.Incr("one");
        fourth.Incr("two");
        await cluster.ExecuteAsync(third);
        await cluster.ExecuteAsync(fourth);
    }
}
