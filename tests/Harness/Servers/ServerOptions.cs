namespace Glide.Harness;

/// <summary>How a server under test is set up; what is not said keeps the server's default.</summary>
public sealed record ServerOptions
{
    public ServerVersion Version { get; init; } = ServerVersion.Valkey91;

    /// <summary>The default user's password (<c>requirepass</c>).</summary>
    public string? Password { get; init; }

    /// <summary>Further ACL users, each as <c>name rules…</c>, such as <c>reader on &gt;secret ~* +@read</c>.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>Listens with TLS on <see cref="ValkeyServer.TlsPort"/> too, with certificates made for this server alone.</summary>
    public bool Tls { get; init; }

    /// <summary>Lets a TLS client in only with a certificate from the server's own authority.</summary>
    public bool RequireClientCertificate { get; init; }

    /// <summary>Starts the server in cluster mode, without slots.</summary>
    public bool ClusterEnabled { get; init; }

    /// <summary>
    /// After how long without a word the nodes of a <see cref="ValkeyCluster"/> take one of them for lost. Long enough that no busy machine
    /// changes a cluster's shape behind a test; a test that loses a node itself wants to wait less.
    /// </summary>
    public TimeSpan NodeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Further lines of the configuration file, such as <c>maxmemory 10mb</c>.</summary>
    public IReadOnlyList<string> Configuration { get; init; } = [];
}
