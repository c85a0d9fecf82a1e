namespace Glide.Connections.Tests.Commands;

/// <summary>A reply that no other test waits for, so that whoever lets go of its object finds just that object again.</summary>
internal readonly record struct CountReply(long Value);
