using Glide.Cluster;

namespace Glide;

/// <content>What the settings come down to for the runtime.</content>
public sealed partial record GlideClusterClientOptions
{
    /// <inheritdoc/>
    public override string ToString() => Describe(string.Join(',', Addresses), unixSocketPath: null);

    internal ClusterSettings ToClusterSettings() => new()
    {
        Seeds = Addresses,
        UsesTls = Tls is not null,
        ReadFrom = ReadFrom,
        PeriodicCheck = TopologyCheckInterval == Timeout.InfiniteTimeSpan ? null : TopologyCheckInterval,
        AsksSeedsOnly = RefreshTopologyFromInitialNodes,
        RequiresFullCoverage = RequireFullCoverage,
        AddressResolver = AddressResolver,
    };
}
