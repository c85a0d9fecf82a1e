// A batch that may be null: what is behind ?. is queued whenever a later call is.
namespace Corpus.ConditionalAccess;

public sealed class Maybe(GlideClusterClient cluster, AtomicClusterBatch? field)
{
    public async Task RunAsync(AtomicClusterBatch? batch, bool flag)
    {
        batch?.Set("a", 1);
        batch?.Set("b", 1); // GLIDE1002: "b"
        if (batch is not null)
        {
            await cluster.ExecuteAsync(batch);
        }

        AtomicClusterBatch? made = flag ? new() : null;
        made?.Incr("a");
        made?.Incr("b"); // GLIDE1002: "b"
        made?.Incr(out _, "{a}:1").Incr(out _, "c");
        if (made is { } sure)
        {
            sure.Incr("d");
            await cluster.ExecuteAsync(sure);
        }

        AtomicClusterBatch? first = flag ? new() : null, second = flag ? null : new();
        first?.Incr("x");
        second?.Incr("y");
        await cluster.ExecuteAsync((first ?? second)!);
        AtomicClusterBatch? chained = flag ? new() : null;
        chained?.Incr(out _, "{a}:1").Incr(out _, "c"); // GLIDE1002: "c"
        await cluster.ExecuteAsync(chained!);
        if (flag)
        {
            batch?.Incr("d");
        }

        AtomicClusterBatch? sometimes = flag ? new() : null;
        if (flag)
        {
            sometimes?.Incr("x");
        }

        sometimes?.Incr("y");
        await cluster.ExecuteAsync(sometimes!);
        Lost();

        static void Lost()
        {
            Batch? batch = new Batch(); // GLIDE2003: new Batch()
            batch?.Incr("a");
            batch?.Incr(out _, "a").Incr(out _, "b");
        }

        await cluster.ExecuteAsync(new AtomicClusterBatch()?.Incr(out _, "x").Incr(out _, "y")!); // GLIDE1002: "y"
        field?.Incr("a");
        field!.Incr("b"); // GLIDE1002: "b"
    }
}
