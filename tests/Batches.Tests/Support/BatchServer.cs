using Glide.Batches.Tests.Support;

[assembly: AssemblyFixture(typeof(BatchServer))]

namespace Glide.Batches.Tests.Support;

/// <summary>One real server for all tests; each uses keys of its own.</summary>
public sealed class BatchServer : IAsyncLifetime
{
    private static int _keys;

    public ValkeyServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ValkeyServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>A prefix that no other test uses.</summary>
    public static string NewPrefix() => $"t{Interlocked.Increment(ref _keys)}:";

    public Task<GlideClient> ConnectAsync(ValkeyProtocol protocol = ValkeyProtocol.Resp3) => GlideClient.ConnectAsync(Options(Server.Host, Server.Port) with { Protocol = protocol });

    public static Task<GlideClient> ConnectAsync(FaultProxy proxy) => GlideClient.ConnectAsync(Options(proxy.Host, proxy.Port));

    public static Task<GlideClient> ConnectAsync(ScriptedServer server) => GlideClient.ConnectAsync(Options(server.Host, server.Port));

    /// <summary>So patient that a busy machine does not matter.</summary>
    public static GlideClientOptions Options(string host, int port) => new()
    {
        Host = host,
        Port = port,
        RequestTimeout = TimeSpan.FromSeconds(60),
        ConnectionTimeout = TimeSpan.FromSeconds(20),
        ReconnectBackoff = new ReconnectBackoff { Factor = TimeSpan.FromMilliseconds(5) },
    };
}
