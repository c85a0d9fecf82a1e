using System.Net;
using System.Net.Sockets;

namespace Glide;

/// <summary>How a <see cref="GlideClient"/> reaches its server and runs its calls. Immutable; each setting is checked when it is given.</summary>
public sealed partial record GlideClientOptions : ValkeyClientOptions
{
    /// <summary>The server's port where none is given.</summary>
    public const int DefaultPort = 6379;

    /// <summary>The server's host name or IP address. Default: <c>localhost</c>.</summary>
    /// <exception cref="ArgumentException">It is null, empty, or has a port.</exception>
    public string Host
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Host));
            if (value.Contains(':', StringComparison.Ordinal) && !IPAddress.TryParse(value, out _))
            {
                throw new ArgumentException("Host must be a name or an IP address alone; the port is given as Port.", nameof(Host));
            }

            field = value;
        }
    } = "localhost";

    /// <summary>The server's port. Default: 6379.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not within 1 and 65,535.</exception>
    public int Port
    {
        get;
        init
        {
            if (value is < 1 or > 65535)
            {
                throw new ArgumentOutOfRangeException(nameof(Port), value, "Port must be within 1 and 65535.");
            }

            field = value;
        }
    } = DefaultPort;

    /// <summary>The path of the server's Unix socket, instead of host and port; null for TCP.</summary>
    /// <exception cref="ArgumentException">It is empty, or longer than the system allows.</exception>
    public string? UnixSocketPath
    {
        get;
        init
        {
            if (value is not null)
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(UnixSocketPath));
                CheckLength(value, nameof(UnixSocketPath));
            }

            field = value;
        }
    }

    /// <summary>
    /// A primary and its replicas, in any order and not necessarily all of them, instead of one server by <see cref="Host"/> and
    /// <see cref="Port"/>; empty, the default, for that one server. Their roles are found out, also after a promotion.
    /// </summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    /// <exception cref="ArgumentException">One of them is <c>default</c>.</exception>
    public IReadOnlyList<NodeAddress> Addresses
    {
        get;
        init
        {
            CheckAddresses(value, nameof(Addresses));
            field = value;
        }
    } = [];

    /// <summary>
    /// Whether writes are refused before anything is sent, so that replicas alone are enough; needs <see cref="Addresses"/>. Reads prefer
    /// replicas unless <see cref="ValkeyClientOptions.ReadFrom"/> says otherwise. Default: false.
    /// </summary>
    public bool ReadOnly { get; init; }

    /// <summary>Understands an address such as <c>valkeys://user:password@host:6380/2?requestTimeout=500</c>.</summary>
    /// <param name="address">
    /// Scheme <c>valkey</c>, <c>redis</c> (in the clear), <c>valkeys</c>, <c>rediss</c> (TLS) or <c>unix</c> (the path is the socket's), or no
    /// scheme at all: <c>host:port</c>. User and password are percent-encoded. The path is the database. Options in the query string:
    /// <c>requestTimeout</c> and <c>connectionTimeout</c> (milliseconds), <c>clientName</c>, <c>protocol</c> (2 or 3),
    /// <c>inflightRequestsLimit</c>, <c>sessionLimit</c>, <c>lazyConnect</c>, <c>tcpNoDelay</c>, <c>insecure</c> (true or false),
    /// <c>db</c> (for <c>unix</c>), <c>user</c> and <c>password</c>.
    /// </param>
    /// <exception cref="FormatException">The address cannot be understood; the message names the part.</exception>
    public static GlideClientOptions Parse(string address) => AddressParser.Parse(address);

    private static void CheckLength(string path, string setting)
    {
        try
        {
            _ = new UnixDomainSocketEndPoint(path);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new ArgumentException($"{setting} has {path.Length} characters, more than the system allows.", setting);
        }
    }
}
