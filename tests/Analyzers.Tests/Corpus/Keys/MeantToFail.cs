// A test that a call is refused makes it on purpose.
namespace Corpus.MeantToFail;

public static class Assert
{
    public static Task<TError> ThrowsAsync<TError>(Func<Task> run) => throw new NotSupportedException(run.ToString());

    public static void That(Func<Task> run) => run();
}

public sealed class RefusalTests(GlideClusterClient cluster)
{
    public async Task Keys_of_several_slots_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => cluster.RenameAsync("draft", "live").AsTask());
        await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            var batch = new AtomicClusterBatch();
            batch.Get("draft");
            batch.Get("live");
            await cluster.ExecuteAsync(batch);
        });
        Assert.That(() => cluster.RenameAsync("draft", "live").AsTask()); // GLIDE1001: "live"
    }
}
