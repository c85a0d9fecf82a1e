// Methods of other types with the same names are none of the client's.
namespace Corpus.Shadowing;

public sealed class FileStore
{
    public ValueTask RenameAsync(string from, string to) => throw new NotSupportedException(from + to);
}

public sealed class Uses(FileStore files, GlideClusterClient cluster)
{
    public async Task RunAsync()
    {
        await files.RenameAsync("a", "b");
        await Local("a", "b");
        ValueTask Local(ValkeyKey from, ValkeyKey to) => cluster.RenameAsync(from, to);
    }
}
