using Glide.Cluster;
using Glide.Commands;

namespace Glide;

/// <summary>The commands of a cluster with other call settings.</summary>
internal sealed class ClusterView(CommandExecutor executor) : ValkeyClusterCommands(executor, new ClusterNodesExecutor(executor, route: null));
