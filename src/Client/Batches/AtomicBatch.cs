namespace Glide;

/// <summary>
/// Commands for one server that run as one, between <c>MULTI</c> and <c>EXEC</c>: nobody else's command runs in between. Nothing is rolled
/// back when one of them fails.
/// </summary>
/// <example>
/// <code>
/// var batch = new AtomicBatch().DecrBy(out var left, "stock", 1).RPush(out _, "orders", "17");
/// BatchResults results = await client.ExecuteAsync(batch);
/// long stock = results[left];
/// </code>
/// </example>
public sealed class AtomicBatch : NodeBatchCommands<AtomicBatch>
{
    /// <summary>Makes an empty batch.</summary>
    public AtomicBatch()
        : base(isAtomic: true, isForCluster: false)
    {
    }
}
