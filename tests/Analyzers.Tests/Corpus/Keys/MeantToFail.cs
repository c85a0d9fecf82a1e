// A test that a call is refused makes it on purpose.
namespace Corpus.MeantToFail;

public static class Assert
{
    public static Task<TError> ThrowsAsync<TError>(Func<Task> run) => throw new NotSupportedException(run.ToString());

    public static Task<TError> CatchAsync<TError>(Func<Task> run) => ThrowsAsync<TError>(run);

    public static void That(Func<Task> run) => run();
}

public static class Record
{
    public static Task<Exception?> ExceptionAsync(Func<Task> run) => throw new NotSupportedException(run.ToString());
}

public static class Should
{
    public static Task ThrowAsync<TError>(Func<Task> run) => throw new NotSupportedException(run.ToString());
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
        await Assert.CatchAsync<ArgumentException>(() => cluster.RenameAsync("draft", "live").AsTask());
        await Should.ThrowAsync<ArgumentException>(() => cluster.RenameAsync("draft", "live").AsTask());
        Console.WriteLine(await Record.ExceptionAsync(async () => await cluster.RenameAsync("draft", "live")));
        Assert.That(() => cluster.RenameAsync("draft", "live").AsTask()); // GLIDE1001: "live"
    }
}
