// A field is followed within one member while nobody can have put another batch into it.
namespace Corpus.Fields;

public sealed class Unit(GlideClusterClient cluster)
{
    private readonly AtomicClusterBatch _fixed = new();
    private AtomicClusterBatch _current = new();

    public void Straight()
    {
        _fixed.Incr("one");
        _fixed.Incr("two"); // GLIDE1002: "two"
    }

    public void Current()
    {
        _current.Incr("one");
        _current.Incr("two"); // GLIDE1002: "two"
    }

    public async Task FlushedAsync()
    {
        _current.Incr("one");
        await FlushAsync();
        _current.Incr("two");
    }

    public void Replaced()
    {
        _current.Incr("one");
        _current = new AtomicClusterBatch();
        _current.Incr("two");
    }

    public void Later(Action<Action> schedule)
    {
        _current.Incr("one");
        schedule(() => _current.Incr("two"));
    }

    public void Exchanged()
    {
        _current.Incr("one");
        Interlocked.Exchange(ref _current, new AtomicClusterBatch());
        _current.Incr("two");
    }

    public void OfTwo(Unit other)
    {
        _fixed.Incr("one");
        other._fixed.Incr("two");
    }

    private async Task FlushAsync()
    {
        await cluster.ExecuteAsync(_current);
        _current = new AtomicClusterBatch();
    }
}
