// Batches that come into a variable, and leave it, in the less usual ways.
namespace Corpus.ComingsAndGoings;

public sealed class Comings(GlideClusterClient cluster)
{
    private readonly AtomicClusterBatch _kept = new();
    private AtomicClusterBatch? _lazy;

    public AtomicClusterBatch Fresh => new();

    public AtomicClusterBatch Same { get; } = new();

    public async Task GoneAndAgainAsync(int times)
    {
    again:
        var batch = new AtomicClusterBatch();
        batch.Incr(times == 0 ? "a" : "b");
        if (times-- > 0)
        {
            goto again;
        }

        batch.Incr("x");
        goto end;
    end:
        batch.Incr("y");
        await cluster.ExecuteAsync(batch);
    }

    public async Task FinallyAsync()
    {
        var batch = new AtomicClusterBatch();
        try
        {
            batch.Incr("a");
            await Task.Yield();
        }
        finally
        {
            batch.Incr("b");
            await cluster.ExecuteAsync(batch);
        }
    }

    public async Task BeforeTryAsync()
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("a");
        try
        {
            batch.Incr("b"); // GLIDE1002: "b"
        }
        finally
        {
            batch.Incr("c");
            await cluster.ExecuteAsync(batch);
        }
    }

    public async Task PropertiesAsync()
    {
        Fresh.Incr("a");
        Fresh.Incr("b");
        Same.Incr("a");
        await cluster.ExecuteAsync(Same);
    }

    public void Lazy(bool flag)
    {
        (_lazy ??= new()).Incr("a");
        _lazy = flag ? null : _lazy;
        (_lazy ??= new()).Incr("b");
        _kept.Incr("a");
        _kept.Incr("b"); // GLIDE1002: "b"
        this._kept.Incr("c");
        var other = new Comings(cluster);
        other._kept.Incr("d");
    }

    public async Task TuplesAsync()
    {
        var (one, two) = (new AtomicClusterBatch(), new AtomicClusterBatch());
        one.Incr("a");
        two.Incr("b");
        one.Incr("c");
        await cluster.ExecuteAsync(one);
        await cluster.ExecuteAsync(two);
        var pair = (First: new AtomicClusterBatch(), Second: new AtomicClusterBatch());
        pair.First.Incr("a");
        pair.Second.Incr("b");
        await cluster.ExecuteAsync(pair.First);
        var list = new List<AtomicClusterBatch> { new(), new() };
        list[0].Incr("a");
        list[1].Incr("b");
        foreach (var batch in list)
        {
            batch.Incr("a");
            batch.Incr("b"); // GLIDE1002: "b"
            await cluster.ExecuteAsync(batch);
        }

        foreach (var batch in list)
        {
            if (batch.Count > 0)
            {
                batch.Incr("a");
                continue;
            }

            batch.Incr("b");
        }

        using var enumerator = list.GetEnumerator();
        while (enumerator.MoveNext())
        {
            enumerator.Current.Incr("x");
        }
    }

    public async Task PatternsAsync(object given)
    {
        if (given is AtomicClusterBatch batch)
        {
            batch.Incr("a");
            batch.Incr("b"); // GLIDE1002: "b"
            await cluster.ExecuteAsync(batch);
        }

        switch (given)
        {
            case AtomicClusterBatch one when one.Count > 0:
                one.Incr("a");
                break;
            case AtomicClusterBatch two:
                two.Incr("b");
                goto default;
            default:
                (given as AtomicClusterBatch)?.Incr("c");
                break;
        }
    }

    public async Task ReusedAsync(string[] names)
    {
        var batch = new AtomicClusterBatch();
        foreach (var name in names)
        {
            batch = new AtomicClusterBatch();
            batch.Incr(name);
            batch.Incr("b");
            await cluster.ExecuteAsync(batch);
        }

        batch.Incr("c");
    }

    public async Task UsingAsync()
    {
        await using var session = await cluster.OpenSessionAsync(ClusterRoute.SlotKey("a"));
        await session.RenameAsync("a", "b"); // GLIDE1001: "b"
        await using (var other = await cluster.OpenSessionAsync(ClusterRoute.SlotKey("a")))
        {
            await other.RenameAsync("a", "{a}");
        }
    }

    public async Task CapturedAsync()
    {
        var batch = new AtomicClusterBatch();
        var add = () => batch.Incr("a");
        add();
        batch.Incr("b");
        await cluster.ExecuteAsync(batch);
        await cluster.ExecuteAsync((AtomicClusterBatch b) => (b.Get("a"), b.Get("b"))); // GLIDE1002: "b"
        await cluster.ExecuteAsync((AtomicClusterBatch b) => (b.Get("{a}"), b.Get("a")));
        await cluster.ExecuteAsync((ClusterBatch b) => (b.Get("a"), b.Get("b")));
    }

    public async Task ChangedAsync(int times)
    {
        for (int i = 0; i < times; i++)
        {
            var batch = i % 2 == 0 ? new AtomicClusterBatch() : _kept;
            batch.Incr("a");
            await cluster.ExecuteAsync(batch);
        }
    }

    public async Task SelectAsync(string[] names)
    {
        var batches = names.Select(name => new AtomicClusterBatch().Incr(out _, name).Incr(out _, "b")).ToList();
        await Task.WhenAll(batches.Select(batch => cluster.ExecuteAsync(batch).AsTask()));
        await Task.WhenAll(names.Select(async name => await cluster.ExecuteAsync(new AtomicClusterBatch().Incr(out _, "a").Incr(out _, "b")))); // GLIDE1002: "b"
    }
}
