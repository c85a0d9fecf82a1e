// Calls in field and property initializers, in constructors and in expression bodies.
namespace Corpus.Initializers;

public sealed class Eager
{
    private static readonly GlideClusterClient Cluster = null!;
    private readonly ValueTask _first = Cluster.RenameAsync("a", "b"); // GLIDE1001: "b"

    public Eager(IGlideClusterClient cluster)
        : this(cluster, cluster.RenameAsync("a", "c")) // GLIDE1001: "c"
    {
    }

    private Eager(IGlideClusterClient cluster, ValueTask rename)
    {
        Last = rename;
        Second = cluster.RenameAsync("{a}:1", "{a}:2");
    }

    public ValueTask Last { get; } = Cluster.RenameAsync("a", "d"); // GLIDE1001: "d"

    public ValueTask Second { get; }

    public ValueTask Third => Cluster.RenameAsync("a", "e"); // GLIDE1001: "e"

    public ValueTask FirstOf() => _first;
}
