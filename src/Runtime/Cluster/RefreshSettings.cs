namespace Glide.Cluster;

/// <summary>How often the map is asked for; all in milliseconds.</summary>
internal sealed record RefreshSettings
{
    /// <summary>The time between two checks of a cluster of which nothing is heard; <see cref="Never"/> for none.</summary>
    public long Periodic { get; init; } = 60_000;

    /// <summary>The least time between the beginnings of two runs that only a MOVED asks for: the patched map routes well meanwhile.</summary>
    public long Quiet { get; init; } = 5_000;

    /// <summary>The time between the beginnings of two runs while something is wrong, at first.</summary>
    public long TroubleFirst { get; init; } = 100;

    /// <summary>
    /// What that time grows to. A promotion is found at most this long, and the time of one run, after the cluster has made it; half of
    /// the second within which it must be found leaves room for the run.
    /// </summary>
    public long TroubleLongest { get; init; } = 500;

    /// <summary>No periodic check.</summary>
    public const long Never = long.MaxValue;
}
