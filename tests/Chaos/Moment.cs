using System.Diagnostics;

namespace Glide.Chaos;

/// <summary>The run's clock.</summary>
internal static class Moment
{
    private static readonly long Origin = Stopwatch.GetTimestamp();

    /// <summary>Milliseconds since the program began.</summary>
    public static double Now => Stopwatch.GetElapsedTime(Origin).TotalMilliseconds;
}
