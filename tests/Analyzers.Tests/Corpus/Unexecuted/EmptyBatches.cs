// A batch that nothing is queued into loses nothing.
namespace Corpus.EmptyBatches;

public sealed class Empty
{
    public bool IsAtomic()
    {
        var batch = new Batch();
        var other = new AtomicBatch();
        return batch.IsAtomic || other.IsAtomic;
    }

    public void Nothing()
    {
        var batch = new Batch();
    }
}
