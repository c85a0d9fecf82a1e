// Even a readonly field is set again in a constructor.
namespace Corpus.ConstructorFields;

public sealed class Prepared
{
    private readonly AtomicClusterBatch _batch = new();

    public Prepared(bool isFresh)
    {
        _batch.Incr("one");
        if (isFresh)
        {
            _batch = new AtomicClusterBatch();
        }

        _batch.Incr("two");
    }

    public Prepared()
    {
        _batch.Incr("one");
        _batch.Incr("two"); // GLIDE1002: "two"
    }
}
