// Views of a cluster's client are as much the cluster as the client is.
namespace Corpus.Views;

public sealed class Timed(IGlideClusterClient cluster)
{
    private IGlideClusterView Fast => cluster.With(TimeSpan.FromMilliseconds(50));

    public async Task RunAsync(CancellationToken cancelled)
    {
        await cluster.With(cancellationToken: cancelled).RenameAsync("a", "b"); // GLIDE1001: "b"
        await Fast.RenameAsync("a", "b"); // GLIDE1001: "b"
        var view = cluster.With(TimeSpan.FromSeconds(1));
        await view.RenameAsync("a", "{a}:b");
        await view.OnAllPrimaries.MGetAsync("a", "b"); // GLIDE1001: "b"
        IValkeyCommands narrowed = view;
        await narrowed.RenameAsync("a", "b"); // GLIDE1001: "b"
    }
}
