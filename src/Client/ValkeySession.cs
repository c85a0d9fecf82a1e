using Glide.Connections;

namespace Glide;

/// <summary>
/// A connection leased to one caller. Its commands run in order on that connection and on no other; when it is lost, the session has ended
/// and its calls fail.
/// </summary>
public sealed class ValkeySession : ValkeySessionCommands, IBatchExecutor, IAsyncDisposable
{
    private readonly SessionExecutor _executor;

    internal ValkeySession(SessionExecutor executor)
        : base(executor) => _executor = executor;

    /// <inheritdoc/>
    /// <remarks>Not between MULTI and EXEC of your own: the server would queue the batch's commands into that transaction.</remarks>
    public ValueTask<BatchResults> ExecuteAsync(Batch batch, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        BatchExecution.RunAsync(_executor, batch, options, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>When a key that the session watches has changed, nothing is executed and <see cref="BatchResults.WasDiscarded"/> says so.</remarks>
    public ValueTask<BatchResults> ExecuteAsync(AtomicBatch batch, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        BatchExecution.RunAsync(_executor, batch, options, cancellationToken);

    /// <summary>
    /// Gives the connection back. If a command has left state on it (WATCH, SELECT …), or a reply is still due, it is closed instead, so
    /// that nothing of this session reaches the next one.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        _executor.End();
        return ValueTask.CompletedTask;
    }
}
