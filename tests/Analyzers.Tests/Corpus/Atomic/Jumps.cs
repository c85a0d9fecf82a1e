// Where somebody jumps, what stands before may not have been.
namespace Corpus.Jumps;

public sealed class Jumping(GlideClusterClient cluster)
{
    public async Task SkipAsync(bool flag)
    {
        var batch = new AtomicClusterBatch();
        if (flag)
        {
            goto second;
        }

        batch.Incr("one");
        await cluster.ExecuteAsync(batch);
        return;

    second:
        batch.Incr("two");
        await cluster.ExecuteAsync(batch);
    }

    public async Task CasesAsync(int kind)
    {
        var batch = new AtomicClusterBatch();
        switch (kind)
        {
            case 0:
                batch.Incr("zero");
                goto case 1;
            case 1:
                batch.Incr("one");
                break;
            default:
                break;
        }

        await cluster.ExecuteAsync(batch);
    }

    public async Task LoopAsync(int count)
    {
        var batch = new AtomicClusterBatch();
        while (true)
        {
            if (count-- == 0)
            {
                break;
            }

            batch.Incr("one");
        }

        batch.Incr("two");
        await cluster.ExecuteAsync(batch);
    }
}
