using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>
/// A cluster for the tests that concern all that it holds. They run one after the other: what the nodes answer must not change under a test.
/// </summary>
[CollectionDefinition(nameof(WholeCluster))]
public sealed class WholeCluster : IAsyncLifetime, ICollectionFixture<WholeCluster>
{
    private const int SlotCount = 16_384;

    private readonly Dictionary<ValkeyServer, RawConnection> _connections = [];

    public ValkeyCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cluster = await ValkeyCluster.StartAsync(options: new ServerOptions
        {
            // A script counts as busy at once, and may be killed then.
            Configuration = ["busy-reply-threshold 1", "slowlog-log-slower-than -1", "latency-monitor-threshold 0"],
        });
        foreach (var node in Cluster.Nodes)
        {
            _connections[node] = await RawConnection.ConnectAsync(node.EndPoint);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections.Values)
        {
            await connection.DisposeAsync();
        }

        await Cluster.DisposeAsync();
    }

    /// <summary>A client of the cluster.</summary>
    internal Task<GlideClusterClient> ConnectAsync(ValkeyProtocol protocol = ValkeyProtocol.Resp3) =>
        GlideClusterClient.ConnectAsync(SharedCluster.For(Cluster) with { Protocol = protocol });

    /// <summary>A client of a cluster without keys.</summary>
    internal async Task<GlideClusterClient> ConnectToEmptyAsync(ValkeyProtocol protocol = ValkeyProtocol.Resp3)
    {
        await OfEachAsync(Cluster.Primaries, "FLUSHALL");
        return await ConnectAsync(protocol);
    }

    /// <summary>Asks one node, past the product.</summary>
    public async Task<RawReply> OfAsync(ValkeyServer node, params string[] words)
    {
        var connection = _connections[node];
        await connection.SendAsync(words);
        return await connection.ReadReplyAsync();
    }

    /// <summary>Asks nodes one by one, past the product.</summary>
    public async Task<IReadOnlyList<RawReply>> OfEachAsync(IEnumerable<ValkeyServer> nodes, params string[] words)
    {
        List<RawReply> replies = [];
        foreach (var node in nodes)
        {
            replies.Add(await OfAsync(node, words));
        }

        return replies;
    }

    /// <summary>The primary of a slot, as the harness has given out the slots.</summary>
    public ValkeyServer PrimaryOf(int slot)
    {
        var shard = 0;
        while (slot >= SlotCount * (shard + 1) / Cluster.Primaries.Count)
        {
            shard++;
        }

        return Cluster.Primaries[shard];
    }

    /// <summary>The primary of a key, whose slot a server tells.</summary>
    public async Task<ValkeyServer> PrimaryOfAsync(string key) =>
        PrimaryOf((int)(await OfAsync(Cluster.Primaries[0], "CLUSTER", "KEYSLOT", key)).Number);

    /// <summary>A key of its own for each primary, in their order.</summary>
    public async Task<string[]> KeyOfEachAsync(string name)
    {
        var keys = new string?[Cluster.Primaries.Count];
        for (var i = 0; keys.Contains(null); i++)
        {
            var key = $"{name}:{i}";
            keys[Cluster.Primaries.ToList().IndexOf(await PrimaryOfAsync(key))] ??= key;
        }

        return keys!;
    }
}
