using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>A cluster with 20,000 keys, for the tests that scan it; slots and roles may be anywhere between two of them.</summary>
public sealed class ScanCluster : IAsyncLifetime
{
    public const int Count = 20_000;

    public ValkeyCluster Cluster { get; private set; } = null!;

    /// <summary>What every complete scan has to return.</summary>
    public IReadOnlyList<string> Keys { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Cluster = await ValkeyCluster.StartAsync();
        Keys = await ScanKeys.WriteAsync(Cluster, Count);
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
