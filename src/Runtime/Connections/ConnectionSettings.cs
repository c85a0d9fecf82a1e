using System.Net.Security;
using Glide.Protocol;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glide.Connections;

/// <summary>How connections are made, already validated: what a client's options come down to.</summary>
internal sealed record ConnectionSettings
{
    /// <summary>Asked at each connect, so that rotated credentials are picked up; null for none.</summary>
    public Func<CancellationToken, ValueTask<ServerCredentials?>>? Credentials { get; init; }

    public int Database { get; init; }

    /// <summary>Whether each connection tells a replica of a cluster to answer reads itself.</summary>
    public bool ReadsFromReplica { get; init; }

    /// <summary>Null for none.</summary>
    public string? ClientName { get; init; }

    public required string LibraryName { get; init; }

    public required string LibraryVersion { get; init; }

    /// <summary>3, or 2 to not even try.</summary>
    public int Protocol { get; init; } = 3;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(2);

    public bool NoDelay { get; init; } = true;

    /// <summary>Null for a connection without TLS. The target host is filled in for each node.</summary>
    public Func<string, SslClientAuthenticationOptions>? Tls { get; init; }

    /// <summary>Opens the stream instead of the product's own sockets, perhaps without heeding its token; null for sockets.</summary>
    public Func<string, int, CancellationToken, ValueTask<Stream>>? StreamFactory { get; init; }

    public RespLimits Limits { get; init; } = RespLimits.Default;

    public required Clock Clock { get; init; }

    public WorkQueue Work { get; init; } = WorkQueue.ThreadPool;

    public ILogger Logger { get; init; } = NullLogger.Instance;
}
