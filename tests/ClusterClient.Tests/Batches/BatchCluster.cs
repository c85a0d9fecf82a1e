using Glide.Harness;

namespace Glide.ClusterClient.Tests.Batches;

/// <summary>
/// A cluster of three primaries for the tests of batches. They run one after the other, because a slot that moves must not disturb another
/// test, and beside no others, because ten thousand commands at once keep a small machine busy.
/// </summary>
[CollectionDefinition(nameof(BatchCluster), DisableParallelization = true)]
public sealed class BatchCluster : IAsyncLifetime, ICollectionFixture<BatchCluster>
{
    public ValkeyCluster Cluster { get; private set; } = null!;

    internal GlideClusterClientOptions Options => SharedCluster.For(Cluster);

    public async ValueTask InitializeAsync() => Cluster = await ValkeyCluster.StartAsync(replicasPerPrimary: 0);

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
