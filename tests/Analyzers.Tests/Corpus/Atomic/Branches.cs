// Keys of different branches never meet; a key before a branch meets those in it.
namespace Corpus.Branches;

public sealed class Branching(GlideClusterClient cluster)
{
    public async Task EitherAsync(bool isNew, string kind)
    {
        var batch = new AtomicClusterBatch();
        if (isNew)
        {
            batch.Set("new", 1);
        }
        else
        {
            batch.Set("old", 1);
        }

        switch (kind)
        {
            case "a":
                batch.Incr("kind:a");
                break;
            case "b" when isNew:
                batch.Incr("kind:b");
                break;
            default:
                batch.Incr("kind:c");
                break;
        }

        await cluster.ExecuteAsync(batch);
    }

    public async Task BeforeAsync(bool isNew)
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("visits");
        if (isNew)
        {
            batch.Set("newest", 1); // GLIDE1002: "newest"
        }

        await cluster.ExecuteAsync(batch);
    }

    public async Task AfterAsync(bool isNew)
    {
        var batch = new AtomicClusterBatch();
        if (isNew)
        {
            batch.Set("newest", 1);
        }

        batch.Incr("visits");
        await cluster.ExecuteAsync(batch);
    }

    public async Task InsideAsync(bool isNew)
    {
        var batch = new AtomicClusterBatch();
        if (isNew)
        {
            batch.Set("newest", 1);
            batch.Incr("visits"); // GLIDE1002: "visits"
        }

        await cluster.ExecuteAsync(batch);
    }

    public async Task EarlyReturnAsync(bool isNew)
    {
        var batch = new AtomicClusterBatch();
        if (isNew)
        {
            batch.Set("newest", 1);
            await cluster.ExecuteAsync(batch);
            return;
        }

        batch.Incr("visits");
        await cluster.ExecuteAsync(batch);
    }
}
