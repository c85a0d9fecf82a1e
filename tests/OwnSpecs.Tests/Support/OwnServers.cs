using Glide.OwnSpecs.Tests.Support;

[assembly: AssemblyFixture(typeof(OwnServers))]

namespace Glide.OwnSpecs.Tests.Support;

/// <summary>A real server and a real cluster of three shards for all tests; each uses keys of its own.</summary>
public sealed class OwnServers : IAsyncLifetime
{
    private const string PatienceByAddress = "?requestTimeout=60000&connectionTimeout=60000";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static int _keys;

    private ValkeyServer _server = null!;
    private ValkeyCluster _cluster = null!;

    /// <summary>How many shards the cluster has.</summary>
    public int Shards => _cluster.Primaries.Count;

    /// <summary>The server's address, for a program that has just begun and compiles as it goes.</summary>
    public string Address => $"valkey://{_server.Host}:{_server.Port}{PatienceByAddress}";

    /// <summary>The cluster's, likewise.</summary>
    public string ClusterAddress => $"valkey://{_cluster.Primaries[0].Host}:{_cluster.Primaries[0].Port}{PatienceByAddress}";

    /// <summary>A prefix that no other test uses.</summary>
    public static string NewPrefix() => $"t{Interlocked.Increment(ref _keys)}:";

    public async ValueTask InitializeAsync()
    {
        var cluster = ValkeyCluster.StartAsync(replicasPerPrimary: 0);
        _server = await ValkeyServer.StartAsync();
        _cluster = await cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    public Task<GlideClient> ConnectAsync(ValkeyProtocol protocol = ValkeyProtocol.Resp3, TimeProvider? time = null) =>
        ConnectAsync(_server.Host, _server.Port, protocol, time);

    public static Task<GlideClient> ConnectAsync(ScriptedServer server) => ConnectAsync(server.Host, server.Port, ValkeyProtocol.Resp3);

    public Task<GlideClusterClient> ConnectToClusterAsync() => GlideClusterClient.ConnectAsync(new GlideClusterClientOptions
    {
        Addresses = [.. _cluster.Primaries.Select(node => new NodeAddress(node.Host, node.Port))],
        RequestTimeout = Patience,
        ConnectionTimeout = Patience,
    });

    private static Task<GlideClient> ConnectAsync(string host, int port, ValkeyProtocol protocol, TimeProvider? time = null) => GlideClient.ConnectAsync(new GlideClientOptions
    {
        TimeProvider = time ?? TimeProvider.System,
        Host = host,
        Port = port,
        Protocol = protocol,
        RequestTimeout = Patience,
        ConnectionTimeout = Patience,
    });
}
