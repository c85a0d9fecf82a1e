// A batch that a primary constructor takes is shared by the members, as one in a field is.
namespace Corpus.PrimaryConstructors;

public sealed class Work(GlideClusterClient cluster, AtomicClusterBatch batch)
{
    public void Straight()
    {
        batch.Incr("one");
        batch.Incr("two"); // GLIDE1002: "two"
    }

    public void Replaced()
    {
        batch.Incr("one");
        Renew();
        batch.Incr("two");
    }

    public async Task FlushedAsync()
    {
        batch.Incr("one");
        await FlushAsync();
        batch.Incr("two");
    }

    public void Aliased()
    {
        var alias = batch;
        alias.Incr("one");
        Renew();
        batch.Incr("two");
        alias.Incr("three");
    }

    private void Renew() => batch = new AtomicClusterBatch();

    private async Task FlushAsync()
    {
        await cluster.ExecuteAsync(batch);
        Renew();
    }
}
