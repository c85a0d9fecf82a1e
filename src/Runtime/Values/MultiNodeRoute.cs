namespace Glide;

/// <summary>A route to several nodes, each of which answers for itself.</summary>
public sealed class MultiNodeRoute : ClusterRoute
{
    internal MultiNodeRoute(bool includesReplicas) => IncludesReplicas = includesReplicas;

    internal bool IncludesReplicas { get; }

    /// <summary>Says where the route leads, for messages.</summary>
    public override string ToString() => IncludesReplicas ? "all nodes" : "all primaries";
}
