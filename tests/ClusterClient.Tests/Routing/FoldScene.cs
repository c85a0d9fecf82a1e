using Glide.Harness;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>The cluster of one fold test, with what has to be undone at its end.</summary>
internal sealed class FoldScene(WholeCluster whole) : IAsyncDisposable
{
    private readonly List<RawConnection> _connections = [];

    public IReadOnlyList<ValkeyServer> Primaries => whole.Cluster.Primaries;

    public IEnumerable<ValkeyServer> Nodes => whole.Cluster.Nodes;

    public WholeCluster Whole => whole;

    /// <summary>Runs a command at nodes, past the product.</summary>
    public async Task RunAsync(IEnumerable<ValkeyServer> nodes, params string[] words)
    {
        foreach (var reply in await whole.OfEachAsync(nodes, words))
        {
            Assert.False(reply.IsError, $"{string.Join(' ', words)}: {reply}");
        }
    }

    /// <summary>Opens a connection that stays until the scene ends.</summary>
    public async Task<RawConnection> OpenAsync(ValkeyServer node)
    {
        var connection = await RawConnection.ConnectAsync(node.EndPoint);
        _connections.Add(connection);
        return connection;
    }

    /// <summary>Sets keys on their primaries.</summary>
    public async Task SetAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await RunAsync([await whole.PrimaryOfAsync(key)], "SET", key, $"value of {key}");
        }
    }

    /// <summary>Keeps a node busy with a script or function that only a kill ends.</summary>
    public async Task KeepBusyAsync(ValkeyServer node, params string[] words)
    {
        await WhenFreeAsync(node);
        var connection = await OpenAsync(node);
        await connection.SendAsync(words);
        await Eventually.TrueAsync(
            async () => (await whole.OfAsync(node, "DBSIZE")) is { IsError: true } reply && reply.Text!.StartsWith("BUSY", StringComparison.Ordinal),
            what: "the node is busy");
    }

    /// <summary>What was killed before may be on its way out still: it must not be taken for the next, nor refuse what prepares that.</summary>
    public Task WhenFreeAsync(ValkeyServer node) =>
        Eventually.TrueAsync(async () => !(await whole.OfAsync(node, "DBSIZE")).IsError, what: "the node is done with what was killed");

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }
    }
}
