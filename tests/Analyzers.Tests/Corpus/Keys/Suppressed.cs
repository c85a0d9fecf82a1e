// What somebody has silenced stays silent.
using System.Diagnostics.CodeAnalysis;

namespace Corpus.Suppressed;

public sealed class Demonstration(GlideClusterClient cluster)
{
    public async Task ShowAsync()
    {
#pragma warning disable GLIDE1001 // Shown on purpose.
        await cluster.RenameAsync("a", "b");
#pragma warning restore GLIDE1001
        await cluster.RenameAsync("a", "c"); // GLIDE1001: "c"
    }

    [SuppressMessage("Glide.Cluster", "GLIDE1001", Justification = "Shown on purpose.")]
    public ValueTask ShowAgainAsync() => cluster.RenameAsync("a", "b");
}
