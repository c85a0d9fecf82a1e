namespace Glide;

/// <summary>What may stand where a timeout is expected.</summary>
internal static class RequestTimeouts
{
    /// <summary>Beyond this the millisecond clock's arithmetic could overflow, and nobody waits that long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365 * 100);

    public static void Validate(TimeSpan timeout, string name)
    {
        if (timeout != Timeout.InfiniteTimeSpan && (timeout <= TimeSpan.Zero || timeout > Longest))
        {
            throw new ArgumentOutOfRangeException(
                name, timeout, $"{name} must be positive and at most {Longest.Days} days, or Timeout.InfiniteTimeSpan for without end.");
        }
    }
}
