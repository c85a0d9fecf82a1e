using System.Collections.Immutable;

namespace Glide.Cluster;

/// <summary>What is known about a node; it never changes, a refresh makes another.</summary>
internal sealed record NodeInfo
{
    private readonly NodeAddress? _connectAddress;

    /// <param name="address">See <see cref="Address"/>.</param>
    /// <param name="role">See <see cref="Role"/>.</param>
    public NodeInfo(NodeAddress address, NodeRole role)
    {
        Address = address;
        Role = role;
    }

    /// <summary>The address that the cluster announces: the node's identity here, and what redirects name.</summary>
    public NodeAddress Address { get; init; }

    /// <summary>Where to connect to: what the address resolver made of <see cref="Address"/>, or the same.</summary>
    public NodeAddress ConnectAddress
    {
        get => _connectAddress ?? Address;
        init => _connectAddress = value;
    }

    /// <summary>Other addresses by which the cluster may mean this node, such as its IP address where it has a host name.</summary>
    public ImmutableArray<NodeAddress> Aliases { get; init; } = [];

    /// <summary>The id in the cluster; null where it is not known: standalone servers, and nodes that only a redirect has named.</summary>
    public string? Id { get; init; }

    public NodeRole Role { get; init; }

    /// <summary>Where the node stands; null if it has not said so.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>How it fares as the cluster sees it; <see cref="ClusterNodeHealth.Unknown"/> where the reply does not tell.</summary>
    public ClusterNodeHealth Health { get; init; }

    /// <summary>Whether the cluster holds it for able to answer: it has neither failed nor is it loading its data.</summary>
    public bool IsServing => Health is ClusterNodeHealth.Online or ClusterNodeHealth.Unknown;

    /// <summary>What stays the same when a node is announced by another address: its id if it is known, otherwise its address.</summary>
    public string Identity => Id ?? Address.ToString();

    /// <summary>Whether an address means this node.</summary>
    public bool Is(NodeAddress address) => Address == address || Aliases.Contains(address) || ConnectAddress == address;

    public bool Equals(NodeInfo? other) =>
        other is not null
        && Address == other.Address
        && ConnectAddress == other.ConnectAddress
        && Role == other.Role
        && Health == other.Health
        && Id == other.Id
        && AvailabilityZone == other.AvailabilityZone
        && Aliases.SequenceEqual(other.Aliases);

    public override int GetHashCode() => HashCode.Combine(Address, Role, Id);

    public override string ToString() => $"{Role} {Address}";
}
