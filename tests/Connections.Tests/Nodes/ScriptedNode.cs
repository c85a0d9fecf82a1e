using Glide.Cluster;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glide.Connections.Tests.Nodes;

/// <summary>A cluster of one node that answers as a test says, and executors for it.</summary>
internal static class ScriptedNode
{
    /// <summary>A node that serves the slots up to <paramref name="last"/>.</summary>
    public static ScriptedServer Start(int last = 16383)
    {
        var server = ScriptedServer.Start();
        server.On("CLUSTER", "SHARDS").Reply(Shard(last, server));
        server.On("INCR").Reply(":1\r\n");
        return server;
    }

    /// <summary>What nodes say of the one shard that there is.</summary>
    /// <param name="last">Up to which slot it serves them.</param>
    /// <param name="nodes">Its nodes, the primary first.</param>
    public static string Shard(int last, params ReadOnlySpan<ScriptedServer> nodes)
    {
        var role = "master";
        var text = $"*1\r\n*4\r\n+slots\r\n*2\r\n:0\r\n:{last}\r\n+nodes\r\n*{nodes.Length}\r\n";
        foreach (var node in nodes)
        {
            text += $"*14\r\n+id\r\n+{node.Port:D40}\r\n+port\r\n:{node.Port}\r\n+ip\r\n+{node.Host}\r\n+endpoint\r\n+{node.Host}\r\n" +
                $"+role\r\n+{role}\r\n+replication-offset\r\n:0\r\n+health\r\n+online\r\n";
            role = "replica";
        }

        return text;
    }

    public static ClusterExecutor Connect(ScriptedServer server, ConnectionSettings connection, ExecutorSettings settings) =>
        Connect([server], connection, settings);

    public static ClusterExecutor Connect(IEnumerable<ScriptedServer> seeds, ConnectionSettings connection, ExecutorSettings settings) => new(
        new ClusterSettings { Seeds = [.. seeds.Select(static seed => new NodeAddress(seed.Host, seed.Port))], PeriodicCheck = null },
        connection,
        settings,
        NullLogger.Instance);
}
