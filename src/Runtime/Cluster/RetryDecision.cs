namespace Glide.Cluster;

/// <summary>What to do with a call that a node has answered with an error.</summary>
/// <param name="Action">The way.</param>
/// <param name="WaitMilliseconds">How long to wait before it; 0 for not at all.</param>
/// <param name="Refresh">What it tells the refresh of the map; null for nothing.</param>
internal readonly record struct RetryDecision(RetryAction Action, int WaitMilliseconds = 0, RefreshReason? Refresh = null);
