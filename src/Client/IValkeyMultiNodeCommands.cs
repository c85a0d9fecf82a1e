using Glide.Commands;

namespace Glide;

/// <summary>
/// Every command, sent as it is to several nodes of a cluster at the same time, with what each of them replied. Nothing is routed by keys
/// here: a node refuses a key that it does not hold.
/// </summary>
/// <remarks>A command that only answers OK completes when every node has answered, and fails with the error of a node that failed.</remarks>
public partial interface IValkeyMultiNodeCommands
{
    /// <summary>Runs the commands of this surface; for commands of your own.</summary>
    NodesExecutor Nodes { get; }

    /// <summary>Runs a command that is given as words on each node, such as one of a module that has no typed method.</summary>
    /// <param name="words">The command's name and its arguments, one word each.</param>
    /// <returns>Whatever each node answers.</returns>
    /// <exception cref="ArgumentException">There are no words; nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">
    /// The command speaks about its own connection and needs a session, or is answered by something else than one reply.
    /// </exception>
    ValueTask<NodeReplies<ValkeyReply>> CustomCommandAsync(params ReadOnlySpan<ValkeyValue> words);

    /// <inheritdoc cref="CustomCommandAsync(ReadOnlySpan{ValkeyValue})"/>
    /// <param name="words">The command's name and its arguments, one word each.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    ValueTask<NodeReplies<ValkeyReply>> CustomCommandAsync(ReadOnlySpan<ValkeyValue> words, CancellationToken cancellationToken);
}
