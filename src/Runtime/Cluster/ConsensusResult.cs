namespace Glide.Cluster;

/// <summary>What came of several nodes' views.</summary>
/// <param name="Map">The map to take; null if they do not agree enough.</param>
/// <param name="Reason">Why, in a sentence for logs and errors.</param>
internal readonly record struct ConsensusResult(SlotMap? Map, string Reason);
