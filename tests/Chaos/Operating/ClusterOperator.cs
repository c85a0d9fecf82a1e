using System.Globalization;
using Glide.Harness;

namespace Glide.Chaos.Operating;

/// <summary>What an operator does to a cluster and sees of it, over connections of its own.</summary>
internal sealed partial class ClusterOperator(ValkeyCluster cluster, Control control) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<ValkeyServer> _nodes = [.. cluster.Nodes];
    private readonly List<ValkeyServer> _added = [];
    private readonly Dictionary<ValkeyServer, RawConnection> _connections = [];
    private ValkeyServer? _paused;

    public async ValueTask DisposeAsync()
    {
        _paused?.Resume();
        foreach (var connection in _connections.Values)
        {
            await connection.DisposeAsync();
        }

        foreach (var node in _added)
        {
            await control.LeaveAsync(node);
            await node.DisposeAsync();
        }
    }

    /// <summary>Begins to watch how the nodes answer.</summary>
    public Task WatchAsync() => Task.WhenAll(_nodes.Select(control.WatchAsync));

    /// <summary>The primary of a slot, as most nodes see it once they agree.</summary>
    public async Task<ValkeyServer> PrimaryOfAsync(int slot)
    {
        var view = (await ViewOfAsync(_nodes[0])).First(node => node.Has(slot));
        return At(view.Port);
    }

    /// <summary>The replica of a primary.</summary>
    public async Task<ValkeyServer> ReplicaOfAsync(ValkeyServer primary)
    {
        var views = await ViewOfAsync(_nodes[0]);
        var id = views.First(node => node.Port == primary.Port).Id;
        return At(views.First(node => node.PrimaryId == id).Port);
    }

    /// <summary>
    /// Returns when every node sees the same primaries for the slots and nothing wrong with any node, every node serves, and every replica is
    /// connected.
    /// </summary>
    public Task SettleAsync() => Eventually.TrueAsync(IsSettledAsync, Patience, "all nodes see the cluster alike and nothing wrong with it");

    /// <summary>Returns when the replicas have all that the primaries have been told. Only without load.</summary>
    public Task ReplicateAsync() => Eventually.TrueAsync(HasReplicatedAsync, Patience, "the replicas have all that the primaries have");

    /// <summary>The processor time that each node has used, in milliseconds, by its port.</summary>
    public async Task<Dictionary<int, double>> ProcessorTimesAsync()
    {
        Dictionary<int, double> times = [];
        foreach (var node in _nodes)
        {
            var cpu = await node.GetInfoAsync("cpu");
            times[node.Port] = (Seconds(cpu["used_cpu_user"]) + Seconds(cpu["used_cpu_sys"])) * 1000;
        }

        return times;

        static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<List<NodeView>> ViewOfAsync(ValkeyServer node) =>
        NodeView.Parse((await node.ExecuteAsync("CLUSTER", "NODES")).Text!);

    private static async Task<string> IdOfAsync(ValkeyServer node) => (await node.ExecuteAsync("CLUSTER", "MYID")).Text!;

    private ValkeyServer At(int port) => _nodes.First(node => node.Port == port);

    private async Task<bool> IsSettledAsync()
    {
        string? agreed = null;
        foreach (var node in _nodes)
        {
            var views = await ViewOfAsync(node);
            if (views.Count != _nodes.Count || !views.All(static view => view.IsHealthy))
            {
                return false;
            }

            var picture = string.Join('\n', views
                .OrderBy(static view => view.Id, StringComparer.Ordinal)
                .Select(static view => $"{view.Id} {view.PrimaryId} {string.Join(' ', view.Slots)}"));
            agreed ??= picture;
            var replication = await node.GetInfoAsync("replication");
            var state = (await node.ExecuteAsync("CLUSTER", "INFO")).Text!;

            // A node that has just joined serves no slots for some seconds, even if it is given some.
            var serves = state.Contains("cluster_state:ok", StringComparison.Ordinal);
            if (!serves || agreed != picture || replication.GetValueOrDefault("master_link_status", "up") != "up")
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> HasReplicatedAsync()
    {
        foreach (var replica in _nodes)
        {
            var status = await replica.GetInfoAsync("replication");
            if (status["role"] == "slave")
            {
                var port = int.Parse(status["master_port"], CultureInfo.InvariantCulture);
                var primary = await At(port).GetInfoAsync("replication");
                if (primary["master_repl_offset"] != status["slave_repl_offset"])
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Runs a command on a connection that is kept, for those that come by the thousand.</summary>
    private async Task<RawReply> QuicklyAsync(ValkeyServer node, params string[] words)
    {
        if (!_connections.TryGetValue(node, out var connection))
        {
            _connections[node] = connection = await node.ConnectAsync();
        }

        return await connection.ExecuteAsync(words);
    }

    /// <summary>Takes a node off the list before it is taken down.</summary>
    private async Task LeaveAsync(ValkeyServer node)
    {
        _nodes.Remove(node);
        await control.LeaveAsync(node);
        if (_connections.Remove(node, out var connection))
        {
            await connection.DisposeAsync();
        }
    }
}
