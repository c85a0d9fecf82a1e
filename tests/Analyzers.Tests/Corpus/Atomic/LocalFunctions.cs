// Functions inside of functions run when they are called.
namespace Corpus.LocalFunctions;

public sealed class Nested(GlideClusterClient cluster)
{
    public async Task RunAsync()
    {
        var batch = new AtomicClusterBatch();
        One();
        batch.Incr("two");
        await cluster.ExecuteAsync(batch);

        void One() => batch.Incr("one");
    }

    public async Task OwnAsync()
    {
        await InnerAsync();

        async Task InnerAsync()
        {
            var batch = new AtomicClusterBatch();
            batch.Incr("one");
            batch.Incr("two"); // GLIDE1002: "two"
            await cluster.ExecuteAsync(batch);
        }
    }

    public Func<AtomicClusterBatch, Task> Given() => async batch =>
    {
        batch.Incr("one");
        batch.Incr("two"); // GLIDE1002: "two"
        await cluster.ExecuteAsync(batch);
    };

    public Action<AtomicClusterBatch> OneOrOther(bool flag) => flag ? batch => batch.Incr("one") : batch => batch.Incr("two");
}
