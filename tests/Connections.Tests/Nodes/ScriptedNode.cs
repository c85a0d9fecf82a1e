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
        server.On("CLUSTER", "SHARDS").Reply(
            $"*1\r\n*4\r\n+slots\r\n*2\r\n:0\r\n:{last}\r\n+nodes\r\n*1\r\n*14\r\n+id\r\n+{new string('a', 40)}\r\n+port\r\n:{server.Port}\r\n" +
            $"+ip\r\n+{server.Host}\r\n+endpoint\r\n+{server.Host}\r\n+role\r\n+master\r\n+replication-offset\r\n:0\r\n+health\r\n+online\r\n");
        server.On("INCR").Reply(":1\r\n");
        return server;
    }

    public static ClusterExecutor Connect(ScriptedServer server, ConnectionSettings connection, ExecutorSettings settings) => new(
        new ClusterSettings { Seeds = [new NodeAddress(server.Host, server.Port)], PeriodicCheck = null }, connection, settings, NullLogger.Instance);
}
