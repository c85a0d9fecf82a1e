namespace Glide.Generator.Analyzers;

/// <summary>What the attribute on a generated method tells about the command that it sends or queues.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Since">The version that introduced it; null if it is not known.</param>
/// <param name="IsWrite">Whether servers take it for a write, which replicas refuse.</param>
/// <param name="IsSplit">Whether a client of a cluster splits it by its keys.</param>
/// <param name="ReplacedBy">What to use instead of a deprecated command; null if nothing is said.</param>
internal sealed record CommandFacts(string Name, Version? Since, bool IsWrite, bool IsSplit, string? ReplacedBy);
