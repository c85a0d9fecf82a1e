namespace Glide.Commands;

/// <summary>
/// Runs commands on several nodes of a cluster and tells what each of them answered: the counterpart of <see cref="CommandExecutor"/>
/// where there is one reply a node. To which nodes a command goes is the executor's to say: to those of a route, or by the command's own
/// policy.
/// </summary>
public abstract class NodesExecutor
{
    private protected NodesExecutor()
    {
    }

    /// <summary>Runs a command on each node.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    /// <typeparam name="TReply">The type of a node's reply.</typeparam>
    /// <param name="command">The command with its arguments.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>
    /// The nodes' replies. A node that failed is among them with its error: the call itself fails only if no node could be asked.
    /// </returns>
    /// <exception cref="ArgumentException">An argument cannot be sent; nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The command's code was generated for another contract version; nothing was sent.</exception>
    /// <exception cref="ValkeyException">No node could be asked.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public ValueTask<NodeReplies<TReply>> ExecuteAsync<TCommand, TReply>(
        scoped in TCommand command, CancellationToken cancellationToken = default)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct =>
        RunAsync<TCommand, TReply>(in command, cancellationToken);

    /// <summary>Runs a command that answers OK or an error on each node.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    /// <param name="command">The command with its arguments.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>A task that completes when every node has answered, and fails with the first node's error if one has failed.</returns>
    /// <exception cref="ArgumentException">An argument cannot be sent; nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The command's code was generated for another contract version; nothing was sent.</exception>
    /// <exception cref="ValkeyException">A node failed; its kind and <see cref="ValkeyException.Delivery"/> tell how.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public ValueTask ExecuteVoidAsync<TCommand>(scoped in TCommand command, CancellationToken cancellationToken = default)
        where TCommand : struct, ICommand<TCommand, Nothing>, allows ref struct =>
        RunVoidAsync(in command, cancellationToken);

    /// <inheritdoc cref="ExecuteAsync{TCommand, TReply}(in TCommand, CancellationToken)"/>
    internal abstract ValueTask<NodeReplies<TReply>> RunAsync<TCommand, TReply>(scoped in TCommand command, CancellationToken cancellationToken)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct;

    /// <inheritdoc cref="ExecuteVoidAsync{TCommand}(in TCommand, CancellationToken)"/>
    internal abstract ValueTask RunVoidAsync<TCommand>(scoped in TCommand command, CancellationToken cancellationToken)
        where TCommand : struct, ICommand<TCommand, Nothing>, allows ref struct;

    /// <summary>Runs a command that is given as words on each node.</summary>
    /// <param name="descriptor">What the specs know of it; null for nothing.</param>
    /// <param name="words">The words.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    internal abstract ValueTask<NodeReplies<ValkeyReply>> RunRawAsync(
        CommandDescriptor? descriptor, ReadOnlySpan<ValkeyValue> words, CancellationToken cancellationToken);
}
