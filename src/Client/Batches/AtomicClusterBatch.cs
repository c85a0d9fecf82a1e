namespace Glide;

/// <summary>
/// Commands for a cluster that run as one, between <c>MULTI</c> and <c>EXEC</c>, at the node that serves their keys: all of them have to be
/// in one slot, which a common hash tag brings about. A key of another slot is refused with an <see cref="ArgumentException"/> when its
/// command is queued.
/// </summary>
/// <example>
/// <code>
/// var batch = new AtomicClusterBatch().DecrBy(out var left, "{shop}:stock", 1).RPush(out _, "{shop}:orders", "17");
/// long stock = (await cluster.ExecuteAsync(batch))[left];
/// </code>
/// </example>
public sealed class AtomicClusterBatch : BatchCommands<AtomicClusterBatch>
{
    /// <summary>Makes an empty batch.</summary>
    public AtomicClusterBatch()
        : base(isAtomic: true, isForCluster: true)
    {
    }
}
