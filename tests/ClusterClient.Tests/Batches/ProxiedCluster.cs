using Glide.Harness;

namespace Glide.ClusterClient.Tests.Batches;

/// <summary>A client that reaches every node of a cluster through a proxy of its own.</summary>
internal sealed class ProxiedCluster : IAsyncDisposable
{
    private readonly Dictionary<int, FaultProxy> _proxies;

    private ProxiedCluster(Dictionary<int, FaultProxy> proxies, GlideClusterClient client)
    {
        _proxies = proxies;
        Client = client;
    }

    public GlideClusterClient Client { get; }

    public static async Task<ProxiedCluster> ConnectAsync(BatchCluster shared, TimeProvider? time = null)
    {
        var proxies = shared.Cluster.Nodes.ToDictionary(node => node.Port, FaultProxy.Start);
        var client = await GlideClusterClient.ConnectAsync(shared.Options with
        {
            AddressResolver = address => proxies.TryGetValue(address.Port, out var proxy) ? new NodeAddress(proxy.Host, proxy.Port) : address,
            TopologyCheckInterval = Timeout.InfiniteTimeSpan,
            TimeProvider = time ?? TimeProvider.System,
        });
        return new ProxiedCluster(proxies, client);
    }

    /// <summary>Returns once the client has every reply that is due from the nodes but one.</summary>
    public async Task WhenOthersHaveAnsweredAsync(FaultProxy one)
    {
        foreach (var node in Client.GetNodes().Where(node => _proxies[node.Address.Port] != one))
        {
            await Client.On(ClusterRoute.ByAddress(node.Address)).EchoAsync("behind all that was sent before");
        }
    }

    /// <summary>What stands before the node that serves a key.</summary>
    public FaultProxy Before(ValkeyKey key) => _proxies[Client.GetNode(key)!.Address.Port];

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in _proxies.Values)
        {
            await proxy.DisposeAsync();
        }

        await Client.DisposeAsync();
    }
}
