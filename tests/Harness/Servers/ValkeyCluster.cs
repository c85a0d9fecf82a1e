using System.Globalization;

namespace Glide.Harness;

/// <summary>A real cluster on loopback, with every slot covered and its replicas in step.</summary>
public sealed class ValkeyCluster : IAsyncDisposable
{
    private const int SlotCount = 16_384;

    /// <summary>Far more than it takes, because many tests fail with a cluster that they share.</summary>
    private static readonly TimeSpan FormTimeout = TimeSpan.FromMinutes(2);

    private readonly List<ValkeyServer> _primaries = [];
    private readonly List<ValkeyServer> _replicas = [];

    private ValkeyCluster()
    {
    }

    /// <summary>The nodes that were primaries at the start, in the order of their slots.</summary>
    public IReadOnlyList<ValkeyServer> Primaries => _primaries;

    /// <summary>The nodes that were replicas at the start: first one of each primary, then the next of each.</summary>
    public IReadOnlyList<ValkeyServer> Replicas => _replicas;

    public IEnumerable<ValkeyServer> Nodes => _primaries.Concat(_replicas);

    /// <summary>Starts a cluster and returns once every node says that it is whole.</summary>
    public static async Task<ValkeyCluster> StartAsync(int primaries = 3, int replicasPerPrimary = 1, ServerOptions? options = null)
    {
        options = (options ?? new ServerOptions()) with { ClusterEnabled = true };
        ValkeyCluster cluster = new();

        try
        {
            int count = primaries * (1 + replicasPerPrimary);
            ValkeyServer[] nodes = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => ValkeyServer.StartAsync(options)));
            cluster._primaries.AddRange(nodes[..primaries]);
            cluster._replicas.AddRange(nodes[primaries..]);
            await cluster.FormAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ValkeyServer node in Nodes)
        {
            await node.DisposeAsync();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task FormAsync()
    {
        int count = Nodes.Count();
        int epoch = 0;

        foreach (ValkeyServer node in Nodes)
        {
            // Different epochs from the start spare the nodes a round of settling who is right.
            await node.ExecuteAsync("CLUSTER", "SET-CONFIG-EPOCH", Text(++epoch));
        }

        for (int i = 0; i < _primaries.Count; i++)
        {
            int first = SlotCount * i / _primaries.Count;
            int last = (SlotCount * (i + 1) / _primaries.Count) - 1;
            await _primaries[i].ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", Text(first), Text(last));
        }

        foreach (ValkeyServer node in Nodes.Skip(1))
        {
            await node.ExecuteAsync("CLUSTER", "MEET", _primaries[0].Host, Text(_primaries[0].Port), Text(_primaries[0].BusPort));
        }

        foreach (ValkeyServer node in Nodes)
        {
            await Eventually.TrueAsync(
                async () => (await ClusterInfoAsync(node)).GetValueOrDefault("cluster_known_nodes") == Text(count),
                FormTimeout,
                "every node knows every other");
        }

        // Before there are replicas, which would take over from a primary that is held up meanwhile.
        foreach (ValkeyServer node in Nodes)
        {
            await node.ExecuteAsync("CONFIG", "SET", "cluster-node-timeout", Text((int)node.Options.NodeTimeout.TotalMilliseconds));
        }

        for (int i = 0; i < _replicas.Count; i++)
        {
            string primary = (await _primaries[i % _primaries.Count].ExecuteAsync("CLUSTER", "MYID")).Text!;
            await _replicas[i].ExecuteAsync("CLUSTER", "REPLICATE", primary);
        }

        foreach (ValkeyServer node in Nodes)
        {
            await Eventually.TrueAsync(() => IsWholeAsync(node), FormTimeout, "the cluster's state is ok at every node");
        }
    }

    private async Task<bool> IsWholeAsync(ValkeyServer node)
    {
        if ((await ClusterInfoAsync(node)).GetValueOrDefault("cluster_state") != "ok")
        {
            return false;
        }

        // A node learns by gossip that another became a replica, some time after that one did.
        string nodes = (await node.ExecuteAsync("CLUSTER", "NODES")).Text!;
        int replicas = nodes.Split('\n').Count(line => line.Contains("slave", StringComparison.Ordinal));
        return replicas == _replicas.Count
            && (!_replicas.Contains(node) || (await node.GetInfoAsync("replication"))["master_link_status"] == "up");
    }

    private static async Task<Dictionary<string, string>> ClusterInfoAsync(ValkeyServer node)
        => (await node.ExecuteAsync("CLUSTER", "INFO")).Text!
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
}
