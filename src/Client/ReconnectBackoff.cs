using Glide.Connections;

namespace Glide;

/// <summary>
/// How long to wait between attempts to connect again: <c>Factor · ExponentBase^n</c> for the n-th, growing for <see cref="Retries"/> attempts
/// and then constant, for ever.
/// </summary>
public sealed record ReconnectBackoff
{
    /// <summary>200, 400, 800, 1,600 and 3,200 ms, each varied by up to 20 %, and 3,200 ms from then on.</summary>
    public static ReconnectBackoff Default { get; } = new();

    /// <summary>The unit of waiting. Default: 100 ms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan Factor
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(Factor));
            field = value;
        }
    } = TimeSpan.FromMilliseconds(100);

    /// <summary>By how much each wait exceeds the one before. Default: 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int ExponentBase
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(ExponentBase));
            field = value;
        }
    } = 2;

    /// <summary>After so many attempts the wait grows no more. Default: 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not within 1 and 30.</exception>
    public int Retries
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Retries));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 30, nameof(Retries));
            field = value;
        }
    } = 5;

    /// <summary>By how many per cent, up or down, each growing wait varies at random. Default: 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not within 0 and 100.</exception>
    public int JitterPercent
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 0, nameof(JitterPercent));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100, nameof(JitterPercent));
            field = value;
        }
    } = 20;

    internal Backoff ToBackoff() => new(Factor, ExponentBase, Retries, JitterPercent);
}
