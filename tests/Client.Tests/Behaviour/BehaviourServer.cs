using Glide.Harness;

[assembly: AssemblyFixture(typeof(Glide.Client.Tests.Behaviour.BehaviourServer))]

namespace Glide.Client.Tests.Behaviour;

/// <summary>
/// One plain server for the tests that leave it as it is. Each uses keys of its own name and a client name of its own.
/// </summary>
public sealed class BehaviourServer : IAsyncLifetime
{
    /// <summary>How long a call may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public ValkeyServer Server { get; private set; } = null!;

    /// <summary>Options with patient timeouts, so that a slow machine fails no test that is about something else.</summary>
    internal GlideClientOptions Options => For(Server);

    public async ValueTask InitializeAsync() => Server = await ValkeyServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal static GlideClientOptions For(ValkeyServer server) => At(server.Host, server.Port);

    internal static GlideClientOptions For(FaultProxy proxy) => At(proxy.Host, proxy.Port);

    internal static GlideClientOptions For(ScriptedServer server) => At(server.Host, server.Port);

    /// <summary>What the server itself says about the only connection with a client name.</summary>
    internal async Task<string> ClientListLineAsync(string clientName)
    {
        var list = (await Server.ExecuteAsync("CLIENT", "LIST")).Text!;
        return Assert.Single(list.Split('\n'), line => line.Contains($" name={clientName} ", StringComparison.Ordinal));
    }

    private static GlideClientOptions At(string host, int port) => new()
    {
        Host = host,
        Port = port,
        RequestTimeout = Patience,
        ConnectionTimeout = TimeSpan.FromSeconds(20),
        ReconnectBackoff = new ReconnectBackoff { Factor = TimeSpan.FromMilliseconds(5) },
    };
}
