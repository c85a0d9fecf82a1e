namespace Glide;

/// <summary>How a batch is executed.</summary>
public record BatchOptions
{
    /// <summary>
    /// How long the execution may take, from the call to the last reply; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for without
    /// end; null for the client's request timeout.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether the first error of a command is thrown. Otherwise errors stand where replies would: asking the results for such a reply throws
    /// it, <c>ErrorOf</c> tells it.
    /// </summary>
    public bool RaiseOnError { get; init; } = true;
}
