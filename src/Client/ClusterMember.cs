namespace Glide;

/// <summary>A node of a cluster as the client knows it at one moment.</summary>
/// <param name="Address">The address that the cluster announces for it.</param>
/// <param name="Role">Whether it is the primary of its shard or one of the replicas.</param>
/// <param name="Id">Its id in the cluster; null while only a redirect has named it.</param>
/// <param name="AvailabilityZone">Where it stands; null if it has not said so.</param>
/// <param name="IsConnected">Whether the client has a connection to it; nodes that were not needed yet have none.</param>
public sealed record ClusterMember(NodeAddress Address, NodeRole Role, string? Id, string? AvailabilityZone, bool IsConnected);
