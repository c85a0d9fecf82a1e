// What stands in a try block may not have happened in the catch block or behind it.
namespace Corpus.TryAndFinally;

public sealed class Careful(GlideClusterClient cluster)
{
    public async Task CaughtAsync(string text)
    {
        var batch = new AtomicClusterBatch();
        try
        {
            batch.Set("number", long.Parse(text, null));
        }
        catch (FormatException)
        {
            batch.Set("text", text);
        }

        batch.Incr("count");
        await cluster.ExecuteAsync(batch);
    }

    public async Task WithinAsync()
    {
        var batch = new AtomicClusterBatch();
        try
        {
            batch.Incr("one");
            batch.Incr("two"); // GLIDE1002: "two"
        }
        finally
        {
            Console.WriteLine(batch.Count);
        }

        await cluster.ExecuteAsync(batch);
    }

    public async Task BeforeAsync()
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("one");
        try
        {
            batch.Incr("two"); // GLIDE1002: "two"
            await cluster.ExecuteAsync(batch);
        }
        catch (ValkeyException)
        {
            batch.Incr("three");
        }
    }

    public async Task LockedAsync(object gate, Stream stream)
    {
        var batch = new AtomicClusterBatch();
        lock (gate)
        {
            batch.Incr("one");
        }

        using (stream)
        {
            batch.Incr("two"); // GLIDE1002: "two"
        }

        await cluster.ExecuteAsync(batch);
    }
}
