namespace Glide;

/// <summary>The commands of a cluster, and the ways to send them to nodes of one's choice.</summary>
public interface IGlideClusterView : IValkeyClusterCommands
{
    /// <summary>Every command at every node, replicas included, with what each of them replied.</summary>
    IValkeyMultiNodeCommands OnAllNodes { get; }

    /// <summary>Every command at the primary of every shard, with what each of them replied.</summary>
    IValkeyMultiNodeCommands OnAllPrimaries { get; }

    /// <summary>The commands of one node.</summary>
    /// <param name="route">Which node. A call by address goes to that node and nowhere else; one by slot follows the slot.</param>
    /// <returns>A light view over the same connections; it need not be kept or disposed.</returns>
    IValkeyNodeCommands On(SingleNodeRoute route);

    /// <summary>The commands of the node at an address; they go to that node and nowhere else.</summary>
    /// <param name="address">The address, as the cluster announces it and as replies and errors tell it.</param>
    /// <returns>A light view over the same connections; it need not be kept or disposed.</returns>
    /// <exception cref="ArgumentException">The address is <c>default</c>.</exception>
    IValkeyNodeCommands On(NodeAddress address);

    /// <summary>The commands of several nodes, each of which replies for itself.</summary>
    /// <param name="route">Which nodes.</param>
    /// <returns>A light view over the same connections; it need not be kept or disposed.</returns>
    IValkeyMultiNodeCommands On(MultiNodeRoute route);
}
