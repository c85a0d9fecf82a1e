namespace Glide;

/// <summary>
/// Commands for a cluster that are sent together: those of one node in one piece, each answered by itself. Commands on the same slot keep
/// their order; a command over keys of several slots, or one that all shards run, is split, and the replies are folded into one.
/// </summary>
/// <remarks>Everything goes to primaries, so that a read sees what the batch has written before it.</remarks>
/// <example>
/// <code>
/// var batch = new ClusterBatch();
/// var names = batch.MGet("user:1", "user:2");
/// var keys = batch.DbSize();
/// BatchResults results = await cluster.ExecuteAsync(batch);
/// </code>
/// </example>
public sealed class ClusterBatch : FanOutBatchCommands<ClusterBatch>
{
    /// <summary>Makes an empty batch.</summary>
    public ClusterBatch()
        : base(isAtomic: false, isForCluster: true)
    {
    }
}
