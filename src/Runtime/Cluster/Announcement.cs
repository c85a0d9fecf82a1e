using System.Collections.Immutable;

namespace Glide.Cluster;

/// <summary>What a node that answers for the whole cluster says about the addresses of one node.</summary>
/// <param name="Endpoint">The endpoint that it prefers.</param>
/// <param name="HostName">The host name that the node announces, if it does.</param>
/// <param name="Ip">Its IP address, if it is told beside the endpoint.</param>
/// <param name="Port">The port of the endpoint.</param>
internal readonly record struct Announcement(string? Endpoint, string? HostName, string? Ip, long? Port)
{
    /// <summary>The node without an address, as the server writes it.</summary>
    private const string Unknown = "?";

    /// <summary>
    /// The address by which the node shall be known, and the other ones that mean it too.
    /// </summary>
    /// <param name="answeredBy">The node that speaks: where it names no endpoint, its own host is meant, with the other's port.</param>
    /// <param name="tls">
    /// Whether connections are encrypted. A certificate speaks of a name, so an announced host name comes before the endpoint then;
    /// without TLS the endpoint that the server prefers is taken, because a name need not be one that this machine can look up.
    /// </param>
    /// <param name="aliases">The other addresses.</param>
    /// <returns>The address; null for a node that cannot be reached because nobody knows where it is.</returns>
    public NodeAddress? ToAddress(NodeAddress answeredBy, bool tls, out ImmutableArray<NodeAddress> aliases)
    {
        aliases = [];
        if (Endpoint == Unknown || Port is not (>= 1 and <= ushort.MaxValue))
        {
            return null;
        }

        var port = (int)Port.Value;
        var address = string.IsNullOrWhiteSpace(Endpoint) ? new NodeAddress(answeredBy.Host, port)
            : tls && IsHost(HostName) ? new NodeAddress(HostName!, port)
            : new NodeAddress(Endpoint, port);
        foreach (var other in (ReadOnlySpan<string?>)[Endpoint, HostName, Ip])
        {
            if (IsHost(other) && new NodeAddress(other!, port) is var alias && alias != address && !aliases.Contains(alias))
            {
                aliases = aliases.Add(alias);
            }
        }

        return address;
    }

    private static bool IsHost(string? text) => !string.IsNullOrWhiteSpace(text) && text != Unknown;
}
