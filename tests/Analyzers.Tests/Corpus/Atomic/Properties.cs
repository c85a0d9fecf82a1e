// What a property returns may be another batch each time.
namespace Corpus.Properties;

public sealed class Work
{
    public AtomicClusterBatch Next => new();

    public AtomicClusterBatch Current { get; set; } = new();

    public void Fill()
    {
        Next.Incr("one");
        Next.Incr("two");
        Current.Incr("one");
        Current.Incr("two");
        Make().Incr("one");
        Make().Incr("two");
    }

    private static AtomicClusterBatch Make() => new();
}
