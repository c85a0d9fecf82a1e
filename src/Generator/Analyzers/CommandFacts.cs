using System.Collections.Generic;

namespace Glide.Generator.Analyzers;

/// <summary>What the attributes on a method tell about the command that it sends or queues.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Since">The version that introduced it; null if it is not known.</param>
/// <param name="IsWrite">Whether servers take it for a write, which replicas refuse.</param>
/// <param name="IsSplit">Whether a client of a cluster splits it by its keys.</param>
/// <param name="IsBlocking">Whether it may wait at the server.</param>
/// <param name="WaitKeyword">The word without which it does not; null if it always does.</param>
/// <param name="IsSessionBound">Whether it speaks about the connection that carries it.</param>
/// <param name="IsUnanswered">Whether no single reply answers it.</param>
/// <param name="IsNotForMulti">Whether it may not run inside MULTI.</param>
/// <param name="Parts">What of its parameters came later than the command.</param>
internal sealed record CommandFacts(
    string Name,
    Version? Since,
    bool IsWrite,
    bool IsSplit,
    bool IsBlocking,
    string? WaitKeyword,
    bool IsSessionBound,
    bool IsUnanswered,
    bool IsNotForMulti,
    IReadOnlyList<LaterPart> Parts);
