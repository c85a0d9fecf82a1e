namespace Glide;

/// <summary>What a node is in its shard.</summary>
public enum NodeRole
{
    /// <summary>It takes the writes.</summary>
    Primary,

    /// <summary>It follows the primary and may answer reads.</summary>
    Replica,
}
