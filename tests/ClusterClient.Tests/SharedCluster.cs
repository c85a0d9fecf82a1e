using Glide.Harness;

[assembly: AssemblyFixture(typeof(Glide.ClusterClient.Tests.SharedCluster))]

namespace Glide.ClusterClient.Tests;

/// <summary>
/// One cluster of three primaries and three replicas for the tests that leave its shape as it is. Each uses keys of its own name.
/// </summary>
public sealed class SharedCluster : IAsyncLifetime
{
    /// <summary>What a cluster is started with that loses some of its nodes.</summary>
    public static ServerOptions Losing { get; } = new() { NodeTimeout = TimeSpan.FromSeconds(2) };

    public ValkeyCluster Cluster { get; private set; } = null!;

    /// <summary>Options with patient timeouts, so that a slow machine fails no test that is about something else.</summary>
    internal GlideClusterClientOptions Options => For(Cluster);

    public async ValueTask InitializeAsync() => Cluster = await ValkeyCluster.StartAsync();

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    internal static GlideClusterClientOptions For(ValkeyCluster cluster) => new()
    {
        Addresses = [new NodeAddress(cluster.Primaries[0].Host, cluster.Primaries[0].Port)],
        RequestTimeout = TimeSpan.FromSeconds(20),
        ConnectionTimeout = TimeSpan.FromSeconds(20),
        ReconnectBackoff = new ReconnectBackoff { Factor = TimeSpan.FromMilliseconds(5) },
    };
}
