namespace Glide.Cluster;

/// <summary>What a scan has to ask next.</summary>
internal enum ScanStepKind
{
    /// <summary>Nothing: every key that existed throughout has been returned.</summary>
    Complete,

    /// <summary>CLUSTERSCAN with the step's cursor, to the step's node; where that answers MOVED, to the one it names.</summary>
    SlotPage,

    /// <summary>CLUSTERSCAN 0 SLOT with the step's slot, only for the cursor at which the slot begins; what keys it brings may be returned.</summary>
    SlotStart,

    /// <summary>CLUSTER NODES to the step's node.</summary>
    Observe,

    /// <summary>SCAN with the step's cursor to the step's node.</summary>
    NodePage,

    /// <summary>A new map: the nodes do not hold what this one says.</summary>
    Refresh,

    /// <summary>A map that covers the step's slot, or the user's leave to go without it.</summary>
    Uncovered,
}
