using Glide.Harness;

[assembly: AssemblyFixture(typeof(Glide.Client.Tests.Behaviour.TlsServers))]

namespace Glide.Client.Tests.Behaviour;

/// <summary>Two servers with TLS: one that lets anybody in, one that asks for a certificate. Each has an authority of its own.</summary>
public sealed class TlsServers : IAsyncLifetime
{
    public ValkeyServer Open { get; private set; } = null!;

    public ValkeyServer Closed { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Open = await ValkeyServer.StartAsync(new ServerOptions { Tls = true });
        Closed = await ValkeyServer.StartAsync(new ServerOptions { Tls = true, RequireClientCertificate = true });
    }

    public async ValueTask DisposeAsync()
    {
        await Open.DisposeAsync();
        await Closed.DisposeAsync();
    }

    /// <summary>Options that trust a server's own authority.</summary>
    internal static GlideClientOptions Trusting(ValkeyServer server) => new()
    {
        Host = "localhost",
        Port = server.TlsPort,
        ConnectionTimeout = TimeSpan.FromSeconds(20),
        RequestTimeout = TimeSpan.FromSeconds(10),
        Tls = new TlsOptions { TrustedRoots = [server.Certificates!.Authority] },
    };
}
