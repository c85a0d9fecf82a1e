// Branches inside of expressions.
namespace Corpus.ConditionalOperators;

public sealed class Expressions(GlideClusterClient cluster)
{
    public async Task RunAsync(bool flag, string? name)
    {
        var batch = new AtomicClusterBatch();
        _ = flag ? batch.Incr("left") : batch.Incr("right");
        await cluster.ExecuteAsync(batch);

        var second = new AtomicClusterBatch();
        var key = name ?? second.Incr("missing").ToString() ?? "x";
        second.Incr("counter");
        second.Incr(key);
        await cluster.ExecuteAsync(second);

        var third = new AtomicClusterBatch();
        _ = flag switch { true => third.Get("yes"), false => third.Get("no") };
        await cluster.ExecuteAsync(third);

        var fourth = new AtomicClusterBatch();
        fourth.Get(flag ? "yes" : "no");
        fourth.Get("maybe");
        await cluster.ExecuteAsync(fourth);
    }
}
