namespace Glide.Connections;

/// <summary>How long to wait between attempts to connect again: <c>factor · base^n</c>, growing for a number of attempts and then constant.</summary>
/// <param name="Factor">The first wait is this times <paramref name="ExponentBase"/>.</param>
/// <param name="ExponentBase">By how much each wait exceeds the one before.</param>
/// <param name="Retries">After so many attempts the wait grows no more; attempts go on for ever.</param>
/// <param name="JitterPercent">By how much, up or down, each growing wait is varied at random.</param>
internal sealed record Backoff(TimeSpan Factor, int ExponentBase, int Retries, int JitterPercent)
{
    /// <summary>Nobody means to wait longer, whatever the formula says, and a timer cannot be set to every number.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static Backoff Default { get; } = new(TimeSpan.FromMilliseconds(100), 2, 5, 20);

    /// <param name="attempt">1 for the first wait.</param>
    /// <param name="random">Where the jitter comes from.</param>
    public TimeSpan Delay(int attempt, Random random)
    {
        var wait = Factor.TotalMilliseconds * Math.Pow(ExponentBase, Math.Min(attempt, Retries));
        if (attempt <= Retries)
        {
            wait *= 1 + (((random.NextDouble() * 2) - 1) * JitterPercent / 100);
        }

        return wait < Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(wait) : Longest;
    }
}
