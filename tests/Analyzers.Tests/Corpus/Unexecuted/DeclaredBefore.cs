// A batch is made where it is assigned, too.
namespace Corpus.DeclaredBefore;

public sealed class Writer(IGlideClient client)
{
    public void Lost()
    {
        Batch batch;
        batch = new Batch(); // GLIDE2003: new Batch()
        batch.Set("a", "1");
    }

    public void LostChain()
    {
        AtomicBatch batch;
        batch = new AtomicBatch().Set(out _, "a", "1").Incr(out _, "b"); // GLIDE2003: new AtomicBatch()
        batch.Incr("c");
    }

    public async Task Executed()
    {
        Batch batch;
        batch = new Batch();
        batch.Set("a", "1");
        await client.ExecuteAsync(batch);
    }

    public async Task OneOfTwo(bool atomic)
    {
        Batch batch;
        if (atomic)
        {
            batch = new Batch();
            batch.Set("a", "1");
        }
        else
        {
            batch = new Batch();
        }

        await client.ExecuteAsync(batch);
    }

    public Batch Chained()
    {
        Batch batch, other;
        batch = other = new Batch();
        batch.Set("a", "1");
        return other;
    }
}
