namespace Glide;

/// <summary>
/// A call that ran at several nodes succeeded at some of them and failed at others. What succeeded has happened: <see cref="Parts"/> says
/// what that was.
/// </summary>
public sealed class ValkeyPartialFailureException : ValkeyException
{
    /// <summary>Makes the error of one call.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="parts">What became of each part.</param>
    /// <param name="innerException">The first part's error.</param>
    public ValkeyPartialFailureException(string message, IReadOnlyList<PartOutcome> parts, Exception innerException)
        : base(message, DeliveryStatus.Answered, innerException)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Parts = parts;
    }

    /// <summary>What became of each part, in the order of the nodes, or of the slots as the keys name them.</summary>
    public IReadOnlyList<PartOutcome> Parts { get; }
}
