namespace Glide.Cluster;

/// <summary>Says which nodes can be asked now: connected, following closely enough, not just tried. A struct, so that no call allocates.</summary>
internal interface INodeFilter
{
    /// <summary>Whether a node can be asked now.</summary>
    /// <param name="shard">Its shard.</param>
    /// <param name="node">Its place in <see cref="Shard.Nodes"/>.</param>
    bool IsUsable(Shard shard, int node);
}
