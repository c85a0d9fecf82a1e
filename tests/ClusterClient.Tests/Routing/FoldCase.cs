namespace Glide.ClusterClient.Tests.Routing;

/// <summary>A command whose folded answer is compared with what the nodes answer one by one.</summary>
/// <param name="Words">The command.</param>
internal sealed record FoldCase(params string[] Words)
{
    /// <summary>The same call by its typed method; null if the words are enough.</summary>
    public Func<GlideClusterClient, Task<object?>>? Typed { get; init; }

    /// <summary>Brings the cluster into the state about which it is asked; before each asking if the command changes it.</summary>
    public Func<FoldScene, Task>? Arrange { get; init; }

    /// <summary>Whether the command changes what it tells.</summary>
    public bool Changes { get; init; }

    /// <summary>Whether the order of the elements says nothing.</summary>
    public bool AnyOrder { get; init; }

    /// <summary>Whether the command runs on sessions alone when it is given as words.</summary>
    public bool TypedOnly { get; init; }

    /// <summary>Which part of an answer does not change from one moment to the next; null for all of it.</summary>
    public Func<object?, object?>? Stable { get; init; }

    public override string ToString() => string.Join(' ', Words);
}
