// A call that nobody awaits yet is a call.
namespace Corpus.DeferredCalls;

public sealed class Fan(GlideClusterClient cluster)
{
    public async Task RunAsync()
    {
        var pending = cluster.RenameAsync("a", "b").AsTask(); // GLIDE1001: "b"
        await Task.WhenAll(pending, cluster.RenameAsync("{a}:1", "a").AsTask());
        Func<ValueTask> later = () => cluster.RenameAsync("a", "c"); // GLIDE1001: "c"
        await later();
        await using var timer = new Timer(_ => cluster.RenameAsync("a", "d").AsTask()); // GLIDE1001: "d"
    }
}
