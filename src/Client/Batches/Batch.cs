namespace Glide;

/// <summary>
/// Commands for one server that are sent in one piece and answered in order, each by itself: other callers' commands may run in between,
/// and one that fails does not keep the others from running.
/// </summary>
/// <example>
/// <code>
/// var batch = new Batch();
/// var visits = batch.Incr("visits");
/// var user = batch.HGetAll("user:1");
/// BatchResults results = await client.ExecuteAsync(batch);
/// long count = results[visits];
/// </code>
/// </example>
public sealed class Batch : NodeBatchCommands<Batch>
{
    /// <summary>Makes an empty batch.</summary>
    public Batch()
        : base(isAtomic: false, isForCluster: false)
    {
    }
}
