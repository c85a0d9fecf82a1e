namespace Glide.Cluster;

/// <summary>How far a scan of the whole key space is.</summary>
internal enum ScanPhase
{
    /// <summary>CLUSTERSCAN, slot after slot.</summary>
    BySlot,

    /// <summary>The nodes are asked whether the slots that CLUSTERSCAN has passed over are really empty.</summary>
    Proving,

    /// <summary>CLUSTERSCAN, once more for the slots that were on the move when their turn came.</summary>
    MovingSlots,

    /// <summary>SCAN of the nodes that hold what is still missing.</summary>
    ByNode,

    /// <summary>Every slot has been covered.</summary>
    Complete,
}
