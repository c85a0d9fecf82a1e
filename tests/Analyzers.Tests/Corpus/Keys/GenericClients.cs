// A type parameter is what its constraint says.
namespace Corpus.GenericClients;

public static class Generic
{
    public static ValueTask AnyAsync<T>(T commands)
        where T : IValkeyCommands => commands.RenameAsync("a", "b");

    public static ValueTask ClusterAsync<T>(T commands)
        where T : IValkeyClusterCommands => commands.RenameAsync("a", "b"); // GLIDE1001: "b"

    public static ValueTask ClientAsync<T>(T commands)
        where T : class, IGlideClusterClient => commands.RenameAsync("a", "b"); // GLIDE1001: "b"

    public static ValueTask IndirectAsync<TClient, T>(T commands)
        where TClient : IGlideClusterView
        where T : TClient => commands.RenameAsync("a", "b"); // GLIDE1001: "b"
}
