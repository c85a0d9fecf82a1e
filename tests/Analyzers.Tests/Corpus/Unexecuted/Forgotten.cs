// Filled and never sent.
namespace Corpus.Forgotten;

public sealed class Forgetful(GlideClient client)
{
    public void Lost()
    {
        var batch = new Batch(); // GLIDE2003: new Batch()
        batch.Set("a", 1);
        batch.Incr("b");
    }

    public void LostChain()
    {
        var batch = new AtomicBatch().Set(out _, "a", 1).Incr(out var count, "b"); // GLIDE2003: new AtomicBatch()
        Console.WriteLine(count.Equals(default));
    }

    public void Discarded() => new Batch().Set("a", 1); // GLIDE2003: new Batch()

    public void DiscardedByName()
    {
        _ = new Batch().Set(out _, "a", 1); // GLIDE2003: new Batch()
    }

    public async Task OneOfTwoAsync(IEnumerable<string> names)
    {
        var sent = new Batch();
        Batch lost = new(); // GLIDE2003: new()
        foreach (var name in names)
        {
            sent.Set(name, 1);
            lost.Expire(name, TimeSpan.FromSeconds(1));
        }

        await client.ExecuteAsync(sent);
    }

    public void Chained()
    {
        var batch = new Batch(); // GLIDE2003: new Batch()
        batch = batch.Set(out _, "a", 1);
        batch = batch.Set(out _, "b", 1);
    }
}
