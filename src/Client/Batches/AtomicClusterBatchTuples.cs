namespace Glide;

/// <summary>Batches of a few commands whose results come back as a tuple.</summary>
public static class AtomicClusterBatchTuples
{
    /// <summary>Executes a few commands of one slot as one, between MULTI and EXEC.</summary>
    /// <param name="executor">The client.</param>
    /// <param name="build">Queues the commands and returns their handles; it may queue others too.</param>
    /// <param name="options">How; null for the client's request timeout. An error is always thrown.</param>
    /// <param name="cancellationToken">Gives the batch up; what has been written may be executed all the same.</param>
    /// <returns>The replies.</returns>
    /// <exception cref="ValkeyBatchException">A command has an error.</exception>
    /// <exception cref="ValkeyException">The batch failed as a whole; its kind and <see cref="ValkeyException.Delivery"/> tell how.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public static async ValueTask<(T1, T2)> ExecuteAsync<T1, T2>(
        this IClusterBatchExecutor executor,
        Func<AtomicClusterBatch, (Queued<T1>, Queued<T2>)> build,
        ClusterBatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(build);
        var batch = new AtomicClusterBatch();
        var (first, second) = build(batch);
        var results = await executor.ExecuteAsync(batch, options, cancellationToken).ConfigureAwait(false);
        return (results.Get(first), results.Get(second));
    }

    /// <inheritdoc
    ///   cref="ExecuteAsync{T1, T2}(IClusterBatchExecutor, Func{AtomicClusterBatch, ValueTuple{Queued{T1}, Queued{T2}}}, ClusterBatchOptions, CancellationToken)"/>
    public static async ValueTask<(T1, T2, T3)> ExecuteAsync<T1, T2, T3>(
        this IClusterBatchExecutor executor,
        Func<AtomicClusterBatch, (Queued<T1>, Queued<T2>, Queued<T3>)> build,
        ClusterBatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(build);
        var batch = new AtomicClusterBatch();
        var (first, second, third) = build(batch);
        var results = await executor.ExecuteAsync(batch, options, cancellationToken).ConfigureAwait(false);
        return (results.Get(first), results.Get(second), results.Get(third));
    }

    /// <inheritdoc
    ///   cref="ExecuteAsync{T1, T2}(IClusterBatchExecutor, Func{AtomicClusterBatch, ValueTuple{Queued{T1}, Queued{T2}}}, ClusterBatchOptions, CancellationToken)"/>
    public static async ValueTask<(T1, T2, T3, T4)> ExecuteAsync<T1, T2, T3, T4>(
        this IClusterBatchExecutor executor,
        Func<AtomicClusterBatch, (Queued<T1>, Queued<T2>, Queued<T3>, Queued<T4>)> build,
        ClusterBatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(build);
        var batch = new AtomicClusterBatch();
        var (first, second, third, fourth) = build(batch);
        var results = await executor.ExecuteAsync(batch, options, cancellationToken).ConfigureAwait(false);
        return (results.Get(first), results.Get(second), results.Get(third), results.Get(fourth));
    }

    /// <inheritdoc
    ///   cref="ExecuteAsync{T1, T2}(IClusterBatchExecutor, Func{AtomicClusterBatch, ValueTuple{Queued{T1}, Queued{T2}}}, ClusterBatchOptions, CancellationToken)"/>
    public static async ValueTask<(T1, T2, T3, T4, T5)> ExecuteAsync<T1, T2, T3, T4, T5>(
        this IClusterBatchExecutor executor,
        Func<AtomicClusterBatch, (Queued<T1>, Queued<T2>, Queued<T3>, Queued<T4>, Queued<T5>)> build,
        ClusterBatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(build);
        var batch = new AtomicClusterBatch();
        var (first, second, third, fourth, fifth) = build(batch);
        var results = await executor.ExecuteAsync(batch, options, cancellationToken).ConfigureAwait(false);
        return (results.Get(first), results.Get(second), results.Get(third), results.Get(fourth), results.Get(fifth));
    }

    /// <inheritdoc
    ///   cref="ExecuteAsync{T1, T2}(IClusterBatchExecutor, Func{AtomicClusterBatch, ValueTuple{Queued{T1}, Queued{T2}}}, ClusterBatchOptions, CancellationToken)"/>
    public static async ValueTask<(T1, T2, T3, T4, T5, T6)> ExecuteAsync<T1, T2, T3, T4, T5, T6>(
        this IClusterBatchExecutor executor,
        Func<AtomicClusterBatch, (Queued<T1>, Queued<T2>, Queued<T3>, Queued<T4>, Queued<T5>, Queued<T6>)> build,
        ClusterBatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(build);
        var batch = new AtomicClusterBatch();
        var (first, second, third, fourth, fifth, sixth) = build(batch);
        var results = await executor.ExecuteAsync(batch, options, cancellationToken).ConfigureAwait(false);
        return (results.Get(first), results.Get(second), results.Get(third), results.Get(fourth), results.Get(fifth), results.Get(sixth));
    }
}
