// A variable that is given another batch anywhere is not followed.
namespace Corpus.Reassigned;

public sealed class Chunks(GlideClusterClient cluster)
{
    public async Task RunAsync(bool flag)
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("one");
        await cluster.ExecuteAsync(batch);
        batch = new();
        batch.Incr("two");
        await cluster.ExecuteAsync(batch);

        var perhaps = new AtomicClusterBatch();
        perhaps.Incr("one");
        if (flag)
        {
            perhaps = new AtomicClusterBatch();
        }

        perhaps.Incr("two");
        await cluster.ExecuteAsync(perhaps);

        var given = new AtomicClusterBatch();
        given.Incr("one");
        Replace(ref given);
        given.Incr("two");
        await cluster.ExecuteAsync(given);

        AtomicClusterBatch assigned;
        (assigned, _) = (new AtomicClusterBatch(), 1);
        assigned.Incr("one");
        assigned.Incr("two");
        await cluster.ExecuteAsync(assigned);
    }

    private static void Replace(ref AtomicClusterBatch batch) => batch = new AtomicClusterBatch();
}
