// Batches that live longer than a line: in fields, in helpers, in using blocks of others.
namespace Corpus.BatchesOfServices;

public sealed class Recorder(GlideClusterClient cluster)
{
    private readonly AtomicClusterBatch _batch = new();
    private readonly List<AtomicClusterBatch> _all = [];

    public void Add(string name)
    {
        _batch.Incr("{" + name + "}:count");
        _batch.SAdd("{names}:all", name);
        _batch.SAdd("names:other", name); // GLIDE1002: "names:other"
    }

    public ValueTask<BatchResults> FlushAsync() => cluster.ExecuteAsync(_batch);

    public void Kept(string name)
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("a");
        _all.Add(batch);
    }

    public async Task FlushAll()
    {
        foreach (var batch in _all)
        {
            await cluster.ExecuteAsync(batch);
        }
    }

    public void Lost(string name)
    {
        var batch = new AtomicClusterBatch(); // GLIDE2003: new AtomicClusterBatch()
        batch.Incr("{a}:1");
        foreach (var letter in name)
        {
            batch.Incr($"{{a}}:{letter}");
        }
    }

    public async Task OneOfTwoLost()
    {
        var first = new ClusterBatch().Incr(out var one, "a");
        var second = new ClusterBatch(); // GLIDE2003: new ClusterBatch()
        second.Incr("b");
        var results = await cluster.ExecuteAsync(first);
        Console.WriteLine(results[one]);
    }

    public Func<Task> Later()
    {
        var batch = new ClusterBatch();
        batch.Incr("b");
        return async () => await cluster.ExecuteAsync(batch);
    }

    public async Task Filled(IEnumerable<string> names)
    {
        var batch = new AtomicClusterBatch();
        Fill(batch, names);
        batch.Incr("c");
        await cluster.ExecuteAsync(batch);

        static void Fill(AtomicClusterBatch target, IEnumerable<string> names)
        {
            foreach (var name in names)
            {
                target.Incr(name);
            }

            target.Set("{filled}:a", 1);
            target.Set("{filler}:a", 1); // GLIDE1002: "{filler}:a"
        }
    }

    public async Task Executed(bool atomic)
    {
        if (atomic)
        {
            var batch = new AtomicClusterBatch().Incr(out var n, "{n}:1").Incr(out _, "{m}:1"); // GLIDE1002: "{m}:1"
            Console.WriteLine((await cluster.ExecuteAsync(batch))[n]);
        }
        else
        {
            var batch = new ClusterBatch().Incr(out var n, "{n}:1").Incr(out _, "{m}:1");
            Console.WriteLine((await cluster.ExecuteAsync(batch))[n]);
        }
    }

    public async Task Again()
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("a");
        await cluster.ExecuteAsync(batch);
        batch = new AtomicClusterBatch();
        batch.Incr("b");
        await cluster.ExecuteAsync(batch);
    }

    public async Task EachItsOwn(string[] names)
    {
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
        {
            var batch = new AtomicClusterBatch();
            if (index == 0)
            {
                batch.Set("first", name);
            }
            else
            {
                batch.Set("later", name);
            }

            await cluster.ExecuteAsync(batch);
        }
    }

    public async Task Switched(int kind)
    {
        var batch = new AtomicClusterBatch();
        switch (kind)
        {
            case 0:
                batch.Incr("zero");
                break;
            case 1:
                batch.Incr("one");
                break;
            default:
                batch.Incr("{many}:a");
                batch.Decr("{more}:a"); // GLIDE1002: "{more}:a"
                break;
        }

        await cluster.ExecuteAsync(batch);
    }

    public async Task Tried()
    {
        var batch = new AtomicClusterBatch();
        try
        {
            batch.Incr("{a}:1");
            batch.MSetNx(new KeyValue("{a}:2", "x"), new KeyValue("{b}:2", "y")); // GLIDE1002: "{b}:2"
        }
        finally
        {
            await cluster.ExecuteAsync(batch);
        }
    }

    public async Task Words(string mode)
    {
        var batch = new ClusterBatch();
        batch.CustomCommand("BLPOP", "queue", "0"); // GLIDE2004: "BLPOP"
        batch.CustomCommand("subscribe", "news"); // GLIDE2004: "subscribe"
        batch.CustomCommand("CLIENT", "TRACKING", "ON"); // GLIDE2004: "CLIENT"
        batch.CustomCommand("XREAD", "BLOCK", "0", "STREAMS", "a", "0"); // GLIDE2004: "BLOCK"
        batch.CustomCommand("XREAD", "STREAMS", "a", "0");
        batch.CustomCommand("LPOP", "queue");
        batch.CustomCommand(mode, "queue", "0");
        await cluster.ExecuteAsync(batch);
    }
}
