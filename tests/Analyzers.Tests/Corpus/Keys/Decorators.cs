// A decorator hands on what it gets; one with a constant of its own can be wrong.
namespace Corpus.Decorators;

public sealed class Prefixed(IValkeyClusterCommands inner, string prefix)
{
    public ValueTask RenameAsync(string key, string newKey) => inner.RenameAsync(prefix + key, prefix + newKey);

    public ValueTask ArchiveAsync(string key) => inner.RenameAsync(prefix + key, "archive");

    public ValueTask ResetAsync() => inner.RenameAsync("initial", "current"); // GLIDE1001: "current"

    // The prefix keeps both where they are.
    public ValueTask SwapAsync() => RenameAsync("initial", "current");
}
