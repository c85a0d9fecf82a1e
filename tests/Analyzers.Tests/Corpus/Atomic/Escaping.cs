// A batch that others get to see is left alone.
namespace Corpus.Escaping;

public sealed class Outbox(GlideClusterClient cluster)
{
    private readonly List<AtomicClusterBatch> _waiting = [];
    private AtomicClusterBatch _last = new();

    public AtomicClusterBatch Returned()
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("one");
        batch.Incr("two");
        return batch;
    }

    public async Task PassedAsync()
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("one");
        Fill(batch);
        batch.Incr("two");
        await cluster.ExecuteAsync(batch);
    }

    public void Kept()
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("one");
        _waiting.Add(batch);
        batch.Incr("two");
        var other = new AtomicClusterBatch();
        other.Incr("one");
        _last = other;
        other.Incr("two");
        Fill(_last);
    }

    public async Task CapturedAsync(Action<Action> schedule)
    {
        var batch = new AtomicClusterBatch();
        schedule(() => batch.Incr("one"));
        batch.Incr("two");
        await cluster.ExecuteAsync(batch);
    }

    public IEnumerable<AtomicClusterBatch> Yielded()
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("one");
        yield return batch;
        batch.Incr("two");
    }

    private static void Fill(AtomicClusterBatch batch) => batch.Incr("three");
}
