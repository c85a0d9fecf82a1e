namespace Glide.Cluster;

/// <summary>The circumstances in which a call got an error.</summary>
/// <param name="RemainingMilliseconds">The time left until the call's deadline; <see cref="long.MaxValue"/> without one.</param>
/// <param name="WasReplica">Whether it was sent to a node that the map holds for a replica.</param>
/// <param name="IsReadOnly">Whether the command only reads, by its spec.</param>
/// <param name="RedirectsToSender">Whether a redirect names the very node that has sent it.</param>
/// <param name="RedirectsToUnknown">Whether a redirect names no address.</param>
internal readonly record struct RetryContext(
    long RemainingMilliseconds,
    bool WasReplica = false,
    bool IsReadOnly = false,
    bool RedirectsToSender = false,
    bool RedirectsToUnknown = false);
