// Batches that a loop, a pattern or another object gives: the same one within its scope, another one with each turn.
namespace Corpus.GivenBatches;

public sealed class Given(GlideClusterClient cluster)
{
    private AtomicClusterBatch? _field;

    public async Task LoopsAsync(Dictionary<string, AtomicClusterBatch> byName, Queue<AtomicClusterBatch> queue, AtomicClusterBatch?[] perhaps)
    {
        foreach (var (name, batch) in byName)
        {
            batch.Incr("a");
            batch.Incr(name);
            batch.Incr("b");
        }

        foreach (var pair in byName)
        {
            pair.Value.Incr("a");
            pair.Value.Incr("b");
        }

        while (queue.TryDequeue(out var taken))
        {
            taken.Incr("a");
            taken = queue.Peek();
            taken.Incr("b");
        }

        while (queue.Count > 0 && queue.Dequeue() is { } next)
        {
            next.Incr("a");
            await cluster.ExecuteAsync(next);
            next.Incr("b"); // GLIDE1002: "b"
        }

        foreach (var batch in perhaps)
        {
            if (batch is null)
            {
                continue;
            }

            batch.Incr("a");
            foreach (var other in perhaps)
            {
                other?.Incr("b");
            }
        }

        foreach (ref var batch in perhaps.AsSpan())
        {
            batch?.Incr("a");
            batch = new AtomicClusterBatch();
            batch.Incr("b");
        }

        for (AtomicClusterBatch? batch = queue.Peek(); batch is not null; batch = null)
        {
            batch.Incr("a");
        }
    }

    public void Renewed(AtomicClusterBatch? batch, bool flag)
    {
        batch?.Incr("a");
        batch ??= new AtomicClusterBatch();
        batch.Incr("b");
        _field?.Incr("a");
        _field ??= new();
        _field.Incr("b");
        AtomicClusterBatch? local = null;
        local?.Incr("a");
        local ??= new();
        local.Incr("b");
        AtomicClusterBatch? once = flag ? batch : null;
        once?.Incr("a");
        (once ?? batch).Incr("b");
        if (_field is { } held)
        {
            held.Incr("a");
            _field = null;
            held.Incr("{a}");
        }

        if (_field is { } one && one.Count > 0 || flag)
        {
            _field?.Incr("x");
        }
    }

    public async Task NestedAsync(Holder? holder, Holder sure)
    {
        holder?.Batch?.Incr("a");
        holder?.Batch?.Incr("b");
        holder?.Made()?.Incr("c");
        sure.Batch?.Incr("a");
        sure.Batch!.Incr("b");
        await (holder?.Cluster?.RenameAsync("a", "b") ?? default); // GLIDE1001: "b"
        await (holder?.Cluster?.RenameAsync("a", "{a}") ?? default);
    }

    public sealed class Holder(GlideClusterClient? cluster)
    {
        public AtomicClusterBatch? Batch { get; set; }

        public GlideClusterClient? Cluster => cluster;

        public AtomicClusterBatch? Made() => new();
    }
}
