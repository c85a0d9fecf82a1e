using Glide.Cluster;
using Glide.Commands;

namespace Glide;

/// <summary>The commands of a cluster with the call settings of an executor.</summary>
internal sealed class ClusterView(CommandExecutor executor)
    : ValkeyClusterCommands(executor, new ClusterNodesExecutor(executor, route: null)), IGlideClusterView
{
    private readonly CommandExecutor _executor = executor;

    public IValkeyMultiNodeCommands OnAllNodes => On(ClusterRoute.AllNodes);

    public IValkeyMultiNodeCommands OnAllPrimaries => On(ClusterRoute.AllPrimaries);

    public IValkeyNodeCommands On(SingleNodeRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return new CommandView(new RoutedExecutor(_executor, route));
    }

    public IValkeyNodeCommands On(NodeAddress address) => On(ClusterRoute.ByAddress(address));

    public IValkeyMultiNodeCommands On(MultiNodeRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return new MultiNodeView(new ClusterNodesExecutor(_executor, route));
    }
}
