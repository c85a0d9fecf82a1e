using Glide.Batches;
using Glide.Commands;

namespace Glide;

/// <summary>Executes a batch and does with its errors what the options say.</summary>
internal static class BatchExecution
{
    private static readonly BatchOptions Usual = new();

    public static ValueTask<BatchResults> RunAsync(
        CommandExecutor executor, CommandBatch batch, BatchOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        options ??= Usual;
        if (options.Timeout is { } timeout)
        {
            RequestTimeouts.Validate(timeout, nameof(BatchOptions.Timeout));
        }

        return FinishAsync(executor.ExecuteBatchAsync(batch, options, cancellationToken), options);
    }

    /// <summary>The results, unless the options want the first error thrown.</summary>
    public static BatchResults Finish(BatchReplies replies, BatchOptions options)
    {
        var results = new BatchResults(replies);
        return options.RaiseOnError ? Raise(results) : results;
    }

    private static async ValueTask<BatchResults> FinishAsync(ValueTask<BatchReplies> execution, BatchOptions options) =>
        Finish(await execution.ConfigureAwait(false), options);

    /// <summary>Throws the first error; a transaction that was discarded is an outcome, not an error.</summary>
    private static BatchResults Raise(BatchResults results)
    {
        var replies = results.Replies;
        var first = replies.FirstError;
        if (replies.WasDiscarded || (first < 0 && replies.Failure is null))
        {
            return results;
        }

        // An empty transaction has no command whose error it could be. Otherwise a command's own error comes before what ended the batch
        // behind it.
        throw (first < 0 ? replies.Failure : replies.LossAt(first)) ?? new ValkeyBatchException(results, first, replies.ErrorAt(first)!);
    }
}
