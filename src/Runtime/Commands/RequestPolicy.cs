namespace Glide.Commands;

/// <summary>To which nodes of a cluster a command goes.</summary>
public enum RequestPolicy
{
    /// <summary>By its keys; without keys to a node chosen by its flags.</summary>
    Default,

    /// <summary>To every node, replicas included.</summary>
    AllNodes,

    /// <summary>To the primary of every shard.</summary>
    AllShards,

    /// <summary>Split by the slots of its keys.</summary>
    MultiShard,

    /// <summary>To the owner of the slot that one of its arguments names.</summary>
    SlotArgument,

    /// <summary>To a node that the caller names; never to one chosen at random.</summary>
    ExplicitNode,

    /// <summary>By a rule of its own.</summary>
    Special,
}
