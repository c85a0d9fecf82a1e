// Ways through the code that are easily taken for others.
namespace Corpus.Awkward;

public sealed class Ways(GlideClusterClient cluster)
{
    private static AtomicClusterBatch s_shared = new();
    private readonly AtomicClusterBatch _made = new AtomicClusterBatch()
        .Incr(out _, "{made}:a")
        .Incr(out _, "{built}:a"); // GLIDE1002: "{built}:a"

    private string _last = "x";

    public ValueTask<BatchResults> Property => cluster.ExecuteAsync(new AtomicClusterBatch().Get(out _, "{p}:1").Get(out _, "{q}:1")); // GLIDE1002: "{q}:1"

    public ValueTask this[string name] => cluster.RenameAsync($"{{{nameof(Ways)}}}:{name}", $"{{{nameof(Property)}}}:{name}"); // GLIDE1001: $"{{{nameof(Property)}}}:{name}"

    public static void Share() => s_shared = new AtomicClusterBatch();

    public ValueTask<BatchResults> FlushAsync() => cluster.ExecuteAsync(_made);

    public async Task ChangedByALambda()
    {
        var key = "x";
        Action change = () => key = "y";
        change();
        await cluster.RenameAsync(key, "y");
        _last = "y";
        await cluster.RenameAsync(_last, "y");
    }

    public async Task ChangedByReference()
    {
        var key = "x";
        Fill(ref key);
        await cluster.RenameAsync(key, "y");
        Find(out string found);
        await cluster.RenameAsync(found, "y");
        Read(in found);

        static void Fill(ref string target) => target = "y";
        static void Find(out string target) => target = "y";
        static void Read(in string target) => Console.WriteLine(target);
    }

    public async Task InLoops(string[] names)
    {
        while (names.Length > 0)
        {
            var batch = new AtomicClusterBatch();
            batch.Incr("{a}:1");
            if (names[0] == "x")
            {
                continue;
            }

            batch.Incr("{b}:1"); // GLIDE1002: "{b}:1"
            await cluster.ExecuteAsync(batch);
        }

        var counted = new AtomicClusterBatch();
        for (int i = 0; i < 3; i++)
        {
            counted.Incr($"n:{i}");
            counted.Incr($"{{n}}:{i}");
            if (i == 0)
            {
                counted.Incr("{n}:first");
            }
            else
            {
                counted.Incr("{m}:other"); // GLIDE1002: "{m}:other"
            }
        }

        await cluster.ExecuteAsync(counted);
    }

    public async Task Early(bool skip, bool stop)
    {
        var batch = new AtomicClusterBatch();
        if (skip)
        {
            batch.Incr("skipped");
            await cluster.ExecuteAsync(batch);
            return;
        }

        batch.Incr("{a}:1");
        if (stop)
        {
            await cluster.ExecuteAsync(batch);
            return;
        }

        batch.Incr("{b}:1"); // GLIDE1002: "{b}:1"
        await cluster.ExecuteAsync(batch);
    }

    public async Task Short(bool flag)
    {
        var batch = new AtomicClusterBatch();
        _ = flag && batch.Incr("x").ToString() is not null;
        _ = flag ? batch.Incr("y") : batch.Incr("z");
        _ = flag switch { true => batch.Incr("u"), false => batch.Incr("v") };
        await cluster.ExecuteAsync(batch);
    }

    public async Task Caught()
    {
        var batch = new AtomicClusterBatch();
        try
        {
            batch.Incr("tried");
        }
        catch (ArgumentException)
        {
            batch.Incr("caught");
        }

        await cluster.ExecuteAsync(batch);
    }

    public async Task Shared()
    {
        s_shared.Incr("x");
        await Task.Yield();
        s_shared.Incr("y");
        Share();
        s_shared.Incr("z");
        s_shared.Incr("{z}:2");
        s_shared.Incr("{w}:2"); // GLIDE1002: "{w}:2"
        await cluster.ExecuteAsync(s_shared);
    }

    public async Task Chained(bool more)
    {
        var batch = new AtomicClusterBatch();
        batch = batch.Incr(out _, "{a}:1");
        if (more)
        {
            batch = batch.Incr(out _, "{a}:2").Incr(out _, "{c}:2"); // GLIDE1002: "{c}:2"
        }

        AtomicClusterBatch? maybe = null;
        maybe ??= new AtomicClusterBatch();
        maybe.Incr("x");
        maybe = more ? new AtomicClusterBatch() : maybe;
        maybe.Incr("y");
        await cluster.ExecuteAsync(batch);
        await cluster.ExecuteAsync(maybe);
    }

    public async IAsyncEnumerable<long> Streamed(IAsyncEnumerable<string> names)
    {
        await foreach (var name in names)
        {
            var batch = new AtomicClusterBatch();
            var all = batch.Incr("{all}:count");
            var one = batch.Incr($"{{one}}:{name}"); // GLIDE1002: $"{{one}}:{name}"
            var results = await cluster.ExecuteAsync(batch);
            yield return results[all] + results[one];
        }
    }

    public async Task Two()
    {
        AtomicClusterBatch first = new(), second = new();
        first.Incr("x");
        second.Incr("y");
        await Task.WhenAll(cluster.ExecuteAsync(first).AsTask(), cluster.ExecuteAsync(second).AsTask());
        (first, second) = (second, first);
        first.Incr("z");
    }

    public async Task ByName(AtomicClusterBatch given, string id)
    {
        ArgumentNullException.ThrowIfNull(given);
        given.Copy(destination: $"{{copy}}:{id}", source: $"{{page}}:{id}"); // GLIDE1002: $"{{page}}:{id}"
        await cluster.ExecuteAsync(options: new ClusterBatchOptions { RaiseOnError = false }, batch: given);
    }
}
