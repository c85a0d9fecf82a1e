using Glide.Commands;

namespace Glide;

/// <summary>
/// The commands of a cluster: each goes where the specs say, and the replies of several nodes are folded into one. Where folding would lie,
/// such as for the memory or the latency of nodes, the reply of each node is returned.
/// </summary>
public abstract partial class ValkeyClusterCommands : ValkeyCommands, IValkeyClusterCommands
{
    private protected ValkeyClusterCommands(CommandExecutor executor, NodesExecutor nodes)
        : base(executor) => Nodes = nodes;

    /// <inheritdoc/>
    public NodesExecutor Nodes { get; }
}
