namespace Glide;

/// <summary>What executes batches on one server: a client or a session.</summary>
public interface IBatchExecutor
{
    /// <summary>Sends a batch and waits for all of its replies. It counts as one call for the in-flight limit.</summary>
    /// <param name="batch">The batch; it is not changed and may be executed again.</param>
    /// <param name="options">How; null for the client's request timeout, and the first error thrown.</param>
    /// <param name="cancellationToken">Gives the batch up; what has been written may be executed all the same.</param>
    /// <returns>The results.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is zero or negative.</exception>
    /// <exception cref="ValkeyBatchException">A command has an error, and <see cref="BatchOptions.RaiseOnError"/> is on.</exception>
    /// <exception cref="ValkeyException">
    /// The batch failed as a whole, and <see cref="BatchOptions.RaiseOnError"/> is on; its kind and <see cref="ValkeyException.Delivery"/>
    /// tell how.
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    ValueTask<BatchResults> ExecuteAsync(Batch batch, BatchOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a batch between MULTI and EXEC and waits for its replies. It counts as one call for the in-flight limit.</summary>
    /// <exception cref="ValkeyTransactionAbortedException">
    /// The server refused a command, so that none was executed, and <see cref="BatchOptions.RaiseOnError"/> is on.
    /// </exception>
    /// <inheritdoc cref="ExecuteAsync(Batch, BatchOptions, CancellationToken)"/>
    ValueTask<BatchResults> ExecuteAsync(AtomicBatch batch, BatchOptions? options = null, CancellationToken cancellationToken = default);
}
