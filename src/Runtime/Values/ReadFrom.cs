namespace Glide;

/// <summary>
/// Which nodes of a shard answer commands that only read. The default is <see cref="Primary"/>. A node that cannot be asked now is
/// passed over, and where no other is left the primary is asked. What a replica answers may be older than the primary's data.
/// </summary>
public readonly record struct ReadFrom
{
    private ReadFrom(ReadStrategy strategy, string? availabilityZone)
    {
        Strategy = strategy;
        AvailabilityZone = availabilityZone;
    }

    /// <summary>The primary alone.</summary>
    public static ReadFrom Primary => default;

    /// <summary>The replicas in turn; the primary if none can be asked.</summary>
    public static ReadFrom PreferReplica => new(ReadStrategy.PreferReplica, null);

    /// <summary>The primary and the replicas in turn.</summary>
    public static ReadFrom AllNodes => new(ReadStrategy.AllNodes, null);

    /// <summary>The availability zone whose nodes are preferred; null for a strategy that looks at none.</summary>
    public string? AvailabilityZone { get; }

    internal ReadStrategy Strategy { get; }

    /// <summary>The replicas of a zone in turn; then the other replicas; then the primary.</summary>
    /// <param name="availabilityZone">The client's own zone, as the servers' setting <c>availability-zone</c> spells it.</param>
    /// <exception cref="ArgumentException"><paramref name="availabilityZone"/> is null, empty or blank.</exception>
    public static ReadFrom AzAffinity(string availabilityZone) => new(ReadStrategy.AzAffinity, Checked(availabilityZone));

    /// <summary>The replicas of a zone in turn; then the primary if it stands there; then the other replicas; then the primary wherever it is.</summary>
    /// <inheritdoc cref="AzAffinity"/>
    public static ReadFrom AzAffinityReplicasAndPrimary(string availabilityZone) =>
        new(ReadStrategy.AzAffinityReplicasAndPrimary, Checked(availabilityZone));

    /// <summary>All nodes of a zone in turn, the primary among them; then all nodes in turn.</summary>
    /// <inheritdoc cref="AzAffinity"/>
    public static ReadFrom AzAffinityAllNodes(string availabilityZone) => new(ReadStrategy.AzAffinityAllNodes, Checked(availabilityZone));

    /// <summary>The strategy's name, with the zone in parentheses.</summary>
    public override string ToString() => AvailabilityZone is null ? $"{Strategy}" : $"{Strategy}({AvailabilityZone})";

    private static string Checked(string availabilityZone)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(availabilityZone);
        return availabilityZone;
    }
}
