using Glide.Commands;

namespace Glide;

/// <summary>
/// The commands of a cluster: each goes where the specs say, and the replies of several nodes are folded into one. Where folding would lie,
/// such as for the memory or the latency of nodes, the reply of each node is returned.
/// </summary>
public partial interface IValkeyClusterCommands : IValkeyCommands
{
    /// <summary>Runs the commands that return each node's reply, on the nodes that the command's own policy names.</summary>
    NodesExecutor Nodes { get; }
}
