// Sent, by whatever way.
namespace Corpus.ExecutedSomewhere;

public sealed class Sender(GlideClient client, GlideClusterClient cluster, Func<Batch, Task> send)
{
    private readonly Batch _pending = new();
    private Batch? _last;

    public async Task RunAsync(bool flag)
    {
        var plain = new Batch();
        plain.Set("a", 1);
        await client.ExecuteAsync(plain);

        var passed = new Batch();
        passed.Set("a", 1);
        await send(passed);

        var conditional = new ClusterBatch();
        conditional.Set("a", 1);
        if (flag)
        {
            await cluster.ExecuteAsync(conditional);
        }

        var captured = new Batch();
        captured.Set("a", 1);
        Func<Task> later = async () => await client.ExecuteAsync(captured);
        await later();

        var counted = new Batch();
        counted.Set("a", 1);
        Console.WriteLine(counted.Count);

        var kept = new Batch();
        kept.Set("a", 1);
        _last = kept;

        var alias = new Batch();
        alias.Set("a", 1);
        var other = alias;
        await client.ExecuteAsync(other);

        using var timer = new Timer(state => _ = client.ExecuteAsync((Batch)state!).AsTask(), Made(), 0, 1000);
        var listed = new List<Batch> { new Batch().Set(out _, "a", 1) };
        await client.ExecuteAsync(listed[0]);
        await client.ExecuteAsync(_last ?? _pending);
    }

    private static Batch Made()
    {
        var batch = new Batch();
        batch.Set("a", 1);
        return batch;
    }
}
