// Batches that are handed on in ways that are easily overlooked.
namespace Corpus.HandedOn;

public sealed class Sending(GlideClient client)
{
    private Batch? _field;
    private readonly List<Batch> _all = [];

    public Batch Property
    {
        get
        {
            var batch = new Batch();
            batch.Incr("a");
            return batch;
        }
    }

    public async Task RunAsync(bool flag, CancellationToken cancelled)
    {
        var field = new Batch();
        field.Incr("a");
        _field = field;
        var listed = new Batch();
        listed.Incr("a");
        _all.Add(listed);
        Batch[] many = [new Batch().Incr(out _, "a"), new Batch().Incr(out _, "b")];
        await Task.WhenAll(many.Select(one => client.ExecuteAsync(one).AsTask()));
        var inTuple = (new Batch().Incr(out _, "a"), 1);
        await client.ExecuteAsync(inTuple.Item1);
        var anonymous = new { Batch = new Batch().Incr(out _, "a") };
        await client.ExecuteAsync(anonymous.Batch);
        var local = new Batch();
        local.Incr("a");
        await SendAsync();
        var chosen = flag ? new Batch() : new Batch();
        chosen.Incr("a");
        await client.ExecuteAsync(chosen, cancellationToken: cancelled);
        var discarded = new Batch(); // GLIDE2003: new Batch()
        var handle = discarded.Incr("a");
        Console.WriteLine(handle);
        var lost = new AtomicBatch(); // GLIDE2003: new AtomicBatch()
        lost.Incr("a");
        if (flag)
        {
            lost.Incr("b");
        }

        Func<Batch> factory = () => new Batch().Incr(out _, "a");
        await client.ExecuteAsync(factory());
        var assigned = new Batch();
        assigned.Incr("a");
        Batch other = assigned;
        await client.ExecuteAsync(other);
        object boxed = new Batch().Incr(out _, "a");
        await client.ExecuteAsync((Batch)boxed);
        Batch? nullable = null;
        nullable = new Batch();
        nullable.Incr("a");
        if (nullable is not null && flag)
        {
            await client.ExecuteAsync(nullable);
        }

        await using var keeper = new Keeper(new Batch().Incr(out _, "x"));
        var throwing = new Batch();
        throwing.Incr("a");
        throw new Carrier { Batch = throwing };

        async Task SendAsync() => await client.ExecuteAsync(local);
    }

    public IEnumerable<Batch> Yielded()
    {
        var batch = new Batch();
        batch.Incr("a");
        yield return batch;
    }

    public void Switch(int number)
    {
        var batch = new Batch(); // GLIDE2003: new Batch()
        switch (number)
        {
            case 1:
                batch.Incr("a");
                break;
            default:
                batch.Incr("b");
                break;
        }
    }

    public void Conditional(bool flag)
    {
        Batch? batch = flag ? new Batch() : null;
        batch?.Incr("a");
    }

    public void Unused()
    {
        var batch = new Batch();
        Console.WriteLine(nameof(batch));
        GC.KeepAlive(batch);
    }

    private sealed class Keeper(Batch batch) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            GC.KeepAlive(batch);
            return default;
        }
    }

    private sealed class Carrier : Exception
    {
        public required Batch Batch { get; init; }
    }
}
