namespace Glide;

/// <summary>A node of a cluster as the client knows it at one moment.</summary>
/// <param name="Address">The address that the cluster announces for it.</param>
/// <param name="Role">Whether it is the primary of its shard or one of the replicas.</param>
/// <param name="Id">Its id in the cluster; null while only a redirect has named it.</param>
/// <param name="AvailabilityZone">Where it stands; null if it has not said so.</param>
/// <param name="IsConnected">Whether the client has a connection to it; nodes that were not needed yet have none.</param>
public sealed record ClusterMember(NodeAddress Address, NodeRole Role, string? Id, string? AvailabilityZone, bool IsConnected)
{
    /// <summary>
    /// The slots of its shard, in their order and those beside each other as one range: a primary serves them, a replica has copies of what is
    /// in them. Empty for a shard without slots.
    /// </summary>
    public IReadOnlyList<SlotRange> Slots { get; init; } = [];

    /// <summary>
    /// Its version as it stated it last, such as <c>9.1.2</c>; empty before the first connection to it. While a cluster is upgraded its nodes
    /// have different ones.
    /// </summary>
    public string ServerVersion { get; init; } = "";

    /// <inheritdoc/>
    public bool Equals(ClusterMember? other) =>
        other is not null
        && Address == other.Address
        && Role == other.Role
        && Id == other.Id
        && AvailabilityZone == other.AvailabilityZone
        && IsConnected == other.IsConnected
        && ServerVersion == other.ServerVersion
        && Slots.SequenceEqual(other.Slots);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Address, Role, Id);
}
