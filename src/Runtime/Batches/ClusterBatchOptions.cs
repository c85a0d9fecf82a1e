namespace Glide;

/// <summary>How a batch is executed in a cluster.</summary>
public sealed record ClusterBatchOptions : BatchOptions
{
    /// <summary>
    /// The node that gets the whole batch, whatever its keys; it is redirected as keys demand, unless the route is an address. Null for where
    /// the keys belong.
    /// </summary>
    public SingleNodeRoute? Route { get; init; }

    /// <summary>What is sent again after it failed; see there for what that may cost. Not for atomic batches.</summary>
    public BatchRetries Retry { get; init; }
}
