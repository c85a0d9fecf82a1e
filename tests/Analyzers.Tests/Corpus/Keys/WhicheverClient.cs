// A variable that may hold either kind of client says nothing.
namespace Corpus.WhicheverClient;

public sealed class Either(GlideClient? single, GlideClusterClient? cluster)
{
    public async Task RunAsync(bool isCluster)
    {
        IValkeyCommands commands = isCluster ? cluster! : single!;
        await commands.RenameAsync("a", "b");
        IValkeyCommands first = single is null ? cluster! : single;
        await first.SInterAsync("a", "b");
        IValkeyCommands known = cluster ?? throw new InvalidOperationException();
        await known.RenameAsync("a", "b"); // GLIDE1001: "b"
        if (commands is IGlideClusterClient matched)
        {
            await matched.RenameAsync("a", "b"); // GLIDE1001: "b"
        }

        await (commands switch { IGlideClusterClient one => one.RenameAsync("a", "c"), _ => commands.RenameAsync("a", "c") }); // GLIDE1001: "c"
        await ((IValkeyClusterCommands)commands).RenameAsync("a", "d"); // GLIDE1001: "d"
        await (commands as IGlideClusterClient)!.RenameAsync("a", "e"); // GLIDE1001: "e"
        await (cluster?.RenameAsync("a", "f") ?? default); // GLIDE1001: "f"
    }
}
