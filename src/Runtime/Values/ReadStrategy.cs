namespace Glide;

/// <summary>The rule of a <see cref="ReadFrom"/>.</summary>
internal enum ReadStrategy
{
    Primary,
    PreferReplica,
    AllNodes,
    AzAffinity,
    AzAffinityReplicasAndPrimary,
    AzAffinityAllNodes,
}
