// A batch that comes from outside is followed within the member as long as it stays the same and in it.
namespace Corpus.Parameters;

public static class Fillers
{
    public static void Fill(AtomicClusterBatch batch)
    {
        batch.Incr("one");
        batch.Incr("two"); // GLIDE1002: "two"
    }

    public static void FillTagged(AtomicClusterBatch batch, string id)
    {
        batch.Incr($"{{{id}}}:one");
        batch.Incr($"{{{id}}}:two");
        batch.Incr("three");
    }

    public static void FillTwo(AtomicClusterBatch left, AtomicClusterBatch right)
    {
        left.Incr("one");
        right.Incr("two");
    }

    public static void Replaced(AtomicClusterBatch batch)
    {
        batch.Incr("one");
        batch = new AtomicClusterBatch();
        batch.Incr("two");
        Fill(batch);
    }

    public static void ByReference(ref AtomicClusterBatch batch)
    {
        batch.Incr("one");
        Swap(ref batch);
        batch.Incr("two");
    }

    public static void PassedOn(AtomicClusterBatch batch, Action<AtomicClusterBatch> next)
    {
        batch.Incr("one");
        next(batch);
        batch.Incr("two");
    }

    public static void Generic<TBatch>(TBatch batch)
        where TBatch : BatchCommands<TBatch>
    {
        batch.Incr("one");
        batch.Incr("two");
    }

    private static void Swap(ref AtomicClusterBatch batch) => batch = new AtomicClusterBatch();
}
