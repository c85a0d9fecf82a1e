using Microsoft.Extensions.Logging;

namespace Glide;

/// <summary>What every client can be told: who it is, how it connects and how it runs its calls.</summary>
public abstract partial record ValkeyClientOptions
{
    private protected ValkeyClientOptions()
    {
    }

    /// <summary>The ACL user; null for the server's default user.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string? User
    {
        get;
        init
        {
            if (value is not null)
            {
                ArgumentException.ThrowIfNullOrEmpty(value, nameof(User));
            }

            field = value;
        }
    }

    /// <summary>The password; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>Asked for user and password at each connect, so that rotated ones are picked up; null to use <see cref="User"/> and <see cref="Password"/>.</summary>
    public Func<CancellationToken, ValueTask<ValkeyCredentials>>? CredentialProvider { get; init; }

    /// <summary>The database that is selected on each connection. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Database
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Database));
            field = value;
        }
    }

    /// <summary>The name of each connection at the server (<c>CLIENT SETNAME</c>); null for none.</summary>
    /// <exception cref="ArgumentException">It has a space or a character outside printable ASCII, which servers refuse.</exception>
    public string? ClientName
    {
        get;
        init
        {
            if (value is not null && (value.Length == 0 || value.AsSpan().ContainsAnyExceptInRange('!', '~')))
            {
                throw new ArgumentException("ClientName must be printable ASCII without spaces.", nameof(ClientName));
            }

            field = value;
        }
    }

    /// <summary>
    /// The protocol to speak. With <see cref="ValkeyProtocol.Resp3"/>, the default, servers that do not know it are spoken to in RESP2.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of the enumeration.</exception>
    public ValkeyProtocol Protocol
    {
        get;
        init
        {
            if (!Enum.IsDefined(value))
            {
                throw new ArgumentOutOfRangeException(nameof(Protocol), value, "Protocol must be Resp2 or Resp3.");
            }

            field = value;
        }
    } = ValkeyProtocol.Resp3;

    /// <summary>
    /// How long a call may take, waiting and retries included. Commands that wait at the server are bounded by their own argument instead.
    /// Default: 250 ms; <see cref="Timeout.InfiniteTimeSpan"/> for without end.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or negative.</exception>
    public TimeSpan RequestTimeout
    {
        get;
        init
        {
            RequestTimeouts.Validate(value, nameof(RequestTimeout));
            field = value;
        }
    } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long making one connection may take, TLS and handshake included. Default: 2 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero, negative or longer than a day.</exception>
    public TimeSpan ConnectionTimeout
    {
        get;
        init
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1))
            {
                throw new ArgumentOutOfRangeException(nameof(ConnectionTimeout), value, "ConnectionTimeout must be positive and at most a day.");
            }

            field = value;
        }
    } = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait between attempts to connect again.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public ReconnectBackoff ReconnectBackoff
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(ReconnectBackoff));
            field = value;
        }
    } = ReconnectBackoff.Default;

    /// <summary>How many calls may be under way at once; what exceeds it is subject to <see cref="WhenInflightLimitIsReached"/>. Default: 1,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int InflightRequestsLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(InflightRequestsLimit));
            field = value;
        }
    } = 1000;

    /// <summary>What happens to a call past <see cref="InflightRequestsLimit"/>. Default: it waits within its own timeout.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of the enumeration.</exception>
    public InflightLimitBehavior WhenInflightLimitIsReached
    {
        get;
        init
        {
            if (!Enum.IsDefined(value))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(WhenInflightLimitIsReached), value, "WhenInflightLimitIsReached must be Wait or Fail.");
            }

            field = value;
        }
    }

    /// <summary>How many further connections may be open for sessions and for commands that wait at the server. Default: 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int SessionLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(SessionLimit));
            field = value;
        }
    } = 100;

    /// <summary>Whether to connect with the first command instead of at once. Default: false.</summary>
    public bool LazyConnect { get; init; }

    /// <summary>How to secure the connection; null, the default, for a connection in the clear.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>Whether small packets are sent at once (TCP_NODELAY). Default: true; turning it off adds latency.</summary>
    public bool TcpNoDelay { get; init; } = true;

    /// <summary>
    /// Opens the stream to a host and port instead of the client's own sockets, for tunnels, proxies and in-memory pairs; null for sockets.
    /// TLS, if configured, is spoken over that stream. For an <c>IDuplexPipe</c> return a stream over its two ends.
    /// </summary>
    public Func<string, int, CancellationToken, ValueTask<Stream>>? StreamFactory { get; init; }

    /// <summary>Where the client logs, under the category <c>Glide</c>; null for nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Where time comes from. Default: the system's clock.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(TimeProvider));
            field = value;
        }
    } = TimeProvider.System;

    /// <summary>
    /// Which nodes answer commands that only read, where there are replicas. Default: <see cref="ReadFrom.Primary"/>, because a replica may
    /// answer with older data.
    /// </summary>
    public ReadFrom ReadFrom { get; init; }

    /// <summary>
    /// Where to connect to for an address that the servers announce, for networks in which they do not know their own; null for the address
    /// itself. Called on any thread; it must be quick and always give the same answer.
    /// </summary>
    public Func<NodeAddress, NodeAddress>? AddressResolver { get; init; }

    /// <summary>
    /// How often to look for changes among the nodes of which nothing has told, where there are several. Default: 60 s;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or negative.</exception>
    public TimeSpan TopologyCheckInterval
    {
        get;
        init
        {
            RequestTimeouts.Validate(value, nameof(TopologyCheckInterval));
            field = value;
        }
    } = TimeSpan.FromSeconds(60);

    private protected static void CheckAddresses(IReadOnlyList<NodeAddress> addresses, string setting)
    {
        ArgumentNullException.ThrowIfNull(addresses, setting);
        if (addresses.Contains(default))
        {
            throw new ArgumentException($"{setting} has an address that is default: no address at all.", setting);
        }
    }
}
