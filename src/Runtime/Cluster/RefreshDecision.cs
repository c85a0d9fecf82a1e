namespace Glide.Cluster;

/// <summary>What the shell of a <see cref="RefreshSchedule"/> has to do.</summary>
/// <param name="Run">Why to begin a run now; null for not now. A run that is given out must be reported as completed.</param>
/// <param name="WakeAt">When to come back with <see cref="RefreshSchedule.Tick"/>, in milliseconds of the same clock; <see cref="long.MaxValue"/> for never.</param>
internal readonly record struct RefreshDecision(RefreshReason? Run, long WakeAt);
