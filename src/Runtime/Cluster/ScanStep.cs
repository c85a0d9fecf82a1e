namespace Glide.Cluster;

/// <summary>What a scan has to ask next, and whom.</summary>
/// <param name="Kind">What.</param>
/// <param name="Node">The node to ask; null where a slot decides.</param>
/// <param name="Slot">The slot it is about; -1 for none.</param>
/// <param name="SlotCursor">The cursor for CLUSTERSCAN.</param>
/// <param name="NodeCursor">The cursor for SCAN.</param>
internal readonly record struct ScanStep(
    ScanStepKind Kind, NodeInfo? Node = null, int Slot = -1, ClusterScanCursor SlotCursor = default, ScanCursor NodeCursor = default);
