namespace Glide;

/// <summary>What became of one part of a call that ran at several nodes.</summary>
/// <param name="Node">Where the part was last sent; null if it never was.</param>
/// <param name="Keys">The keys that the part was about; empty for a command without keys.</param>
/// <param name="Error">Why it failed; null if it succeeded.</param>
public sealed record PartOutcome(NodeAddress? Node, IReadOnlyList<ValkeyKey> Keys, Exception? Error);
