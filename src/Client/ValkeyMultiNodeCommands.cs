using Glide.Commands;

namespace Glide;

/// <summary>
/// Every command, sent as it is to several nodes of a cluster at the same time, with what each of them replied. Nothing is routed by keys
/// here: a node refuses a key that it does not hold.
/// </summary>
/// <remarks>A command that only answers OK completes when every node has answered, and fails with the error of a node that failed.</remarks>
public abstract partial class ValkeyMultiNodeCommands : IValkeyMultiNodeCommands
{
    private protected ValkeyMultiNodeCommands(NodesExecutor nodes) => Nodes = nodes;

    /// <inheritdoc/>
    public NodesExecutor Nodes { get; }

    /// <inheritdoc/>
    public ValueTask<NodeReplies<ValkeyReply>> CustomCommandAsync(params ReadOnlySpan<ValkeyValue> words) =>
        CustomCommandAsync(words, CancellationToken.None);

    /// <inheritdoc/>
    public ValueTask<NodeReplies<ValkeyReply>> CustomCommandAsync(ReadOnlySpan<ValkeyValue> words, CancellationToken cancellationToken)
    {
        var descriptor = CustomCommand.Check(words, hasOwnConnection: false);
        return Nodes.RunRawAsync(descriptor, words, cancellationToken);
    }
}
