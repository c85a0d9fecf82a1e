namespace Glide;

/// <summary>What executes batches in a cluster.</summary>
public interface IClusterBatchExecutor
{
    /// <summary>
    /// Sends a batch, to each node what belongs there, and waits for all of its replies. It counts as one call for the in-flight limit.
    /// Redirects are followed command by command.
    /// </summary>
    /// <param name="batch">The batch; it is not changed and may be executed again.</param>
    /// <param name="options">How; null for the client's request timeout, and the first error thrown.</param>
    /// <param name="cancellationToken">Gives the batch up; what has been written may be executed all the same.</param>
    /// <returns>The results.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is zero or negative.</exception>
    /// <exception cref="InvalidOperationException">A command needs a node to be named, and there is no route.</exception>
    /// <exception cref="ValkeyBatchException">A command has an error, and <see cref="BatchOptions.RaiseOnError"/> is on.</exception>
    /// <exception cref="ValkeyException">
    /// A command got no reply, and <see cref="BatchOptions.RaiseOnError"/> is on; the error's kind and <see cref="ValkeyException.Delivery"/>
    /// tell why.
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    ValueTask<BatchResults> ExecuteAsync(ClusterBatch batch, ClusterBatchOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a batch between MULTI and EXEC to the node that serves its keys, and waits for its replies. A node that does not serve them any
    /// more has executed nothing: the batch moves on as a whole.
    /// </summary>
    /// <param name="batch">The batch; it is not changed and may be executed again.</param>
    /// <param name="options">How; null for the client's request timeout, and the first error thrown. It cannot ask for retries.</param>
    /// <param name="cancellationToken">Gives the batch up; what has been written may be executed all the same.</param>
    /// <returns>The results.</returns>
    /// <exception cref="ArgumentException">The options ask for retries, which would run a transaction twice.</exception>
    /// <exception cref="ValkeyBatchException">A command has an error, and <see cref="BatchOptions.RaiseOnError"/> is on.</exception>
    /// <exception cref="ValkeyTransactionAbortedException">
    /// The server refused a command, so that none was executed, and <see cref="BatchOptions.RaiseOnError"/> is on.
    /// </exception>
    /// <exception cref="ValkeyException">
    /// The batch failed as a whole, and <see cref="BatchOptions.RaiseOnError"/> is on; its kind and <see cref="ValkeyException.Delivery"/>
    /// tell how.
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    ValueTask<BatchResults> ExecuteAsync(AtomicClusterBatch batch, ClusterBatchOptions? options = null, CancellationToken cancellationToken = default);
}
