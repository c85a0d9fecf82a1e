using System.Collections.Immutable;

namespace Glide.Cluster;

/// <summary>A primary with its replicas, as one <see cref="SlotMap"/> has it.</summary>
internal sealed class Shard
{
    /// <param name="index">See <see cref="Index"/>.</param>
    /// <param name="firstNode">See <see cref="FirstNode"/>.</param>
    /// <param name="nodes">See <see cref="Nodes"/>; not empty, and at most the first is a primary.</param>
    internal Shard(int index, int firstNode, ImmutableArray<NodeInfo> nodes)
    {
        Index = index;
        FirstNode = firstNode;
        Nodes = nodes;
    }

    /// <summary>The shard's place in <see cref="SlotMap.Shards"/> of the map that it belongs to.</summary>
    public int Index { get; }

    /// <summary>The place of its first node in <see cref="SlotMap.Nodes"/>; the others follow.</summary>
    public int FirstNode { get; }

    /// <summary>The primary, if it is known, and then the replicas.</summary>
    public ImmutableArray<NodeInfo> Nodes { get; }

    /// <summary>The primary; null while the shard has none that can be named.</summary>
    public NodeInfo? Primary => Nodes[0].Role == NodeRole.Primary ? Nodes[0] : null;

    /// <summary>The replicas in the order of their addresses.</summary>
    public ReadOnlySpan<NodeInfo> Replicas => Nodes.AsSpan()[(Primary is null ? 0 : 1)..];

    public override string ToString() => string.Join(", ", Nodes);
}
