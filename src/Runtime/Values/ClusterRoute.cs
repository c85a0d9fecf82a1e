using Glide.Protocol;

namespace Glide;

/// <summary>To which nodes of a cluster a call goes, where it shall not be chosen by the command and its keys.</summary>
public abstract class ClusterRoute
{
    private protected ClusterRoute()
    {
    }

    /// <summary>Every node, replicas included.</summary>
    public static MultiNodeRoute AllNodes { get; } = new(includesReplicas: true);

    /// <summary>The primary of every shard.</summary>
    public static MultiNodeRoute AllPrimaries { get; } = new(includesReplicas: false);

    /// <summary>One node, chosen at random for each call; it may be a replica.</summary>
    public static SingleNodeRoute RandomNode { get; } = new(RouteKind.Random, NodeRole.Primary, slot: -1, address: default);

    /// <summary>A node of the shard that serves a slot.</summary>
    /// <param name="slot">The slot, 0 to 16,383.</param>
    /// <param name="role">The shard's primary, or one of its replicas; the primary as well if it has none that can be reached.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot, or no such role.</exception>
    public static SingleNodeRoute SlotId(int slot, NodeRole role = NodeRole.Primary)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, HashSlot.Count);
        CheckRole(role);
        return new SingleNodeRoute(RouteKind.Slot, role, slot, address: default);
    }

    /// <summary>A node of the shard that serves a key, whether the command has that key or not.</summary>
    /// <param name="key">The key; its hash tag counts.</param>
    /// <param name="role">The shard's primary, or one of its replicas; the primary as well if it has none that can be reached.</param>
    /// <exception cref="ArgumentException">The key is <c>default</c>, or there is no such role.</exception>
    public static SingleNodeRoute SlotKey(ValkeyKey key, NodeRole role = NodeRole.Primary)
    {
        if (key.IsDefault)
        {
            throw new ArgumentException("The key is default: no key at all.", nameof(key));
        }

        CheckRole(role);
        return new SingleNodeRoute(RouteKind.Slot, role, HashSlot.Of(key.AsMemory().Span), address: default);
    }

    /// <summary>The node at an address, as the cluster announces it.</summary>
    /// <param name="host">Its host name or IP address.</param>
    /// <param name="port">Its port.</param>
    /// <exception cref="ArgumentException">The host is null or empty, or the port is not within 1 and 65,535.</exception>
    public static SingleNodeRoute ByAddress(string host, int port) => ByAddress(new NodeAddress(host, port));

    /// <summary>The node at an address, as the cluster announces it.</summary>
    /// <param name="address">Its address.</param>
    /// <exception cref="ArgumentException">The address is <c>default</c>.</exception>
    public static SingleNodeRoute ByAddress(NodeAddress address) => address == default
        ? throw new ArgumentException("The address is default: no address at all.", nameof(address))
        : new SingleNodeRoute(RouteKind.Address, NodeRole.Primary, slot: -1, address);

    private static void CheckRole(NodeRole role)
    {
        if (!Enum.IsDefined(role))
        {
            throw new ArgumentOutOfRangeException(nameof(role), role, "The role must be Primary or Replica.");
        }
    }
}
