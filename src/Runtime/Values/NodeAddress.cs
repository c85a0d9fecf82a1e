using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Glide;

/// <summary>Where a node listens: a host name or IP address, and a port.</summary>
/// <remarks>Two addresses are equal if their ports are and their hosts differ at most in the case of letters. The default value is no address.</remarks>
public readonly record struct NodeAddress : IComparable<NodeAddress>, ISpanParsable<NodeAddress>
{
    private const int MaxPort = 65535;

    private static readonly SearchValues<char> NotInHosts = SearchValues.Create(":[]/@ \t\r\n");

    /// <summary>Makes an address.</summary>
    /// <param name="host">A host name or an IP address; an IPv6 address with or without its brackets.</param>
    /// <param name="port">The port, 1 to 65535.</param>
    /// <exception cref="ArgumentException"><paramref name="host"/> is null, empty or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such port.</exception>
    public NodeAddress(string host, int port)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, MaxPort);
        Host = host is ['[', _, .., ']'] ? host[1..^1] : host;
        Port = port;
    }

    /// <summary>The host name or IP address; an IPv6 address is without brackets. Null in the default value only.</summary>
    public string Host { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Whether one address comes before another.</summary>
    /// <param name="left">The first address.</param>
    /// <param name="right">The second address.</param>
    public static bool operator <(NodeAddress left, NodeAddress right) => left.CompareTo(right) < 0;

    /// <summary>Whether one address comes after another.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(NodeAddress left, NodeAddress right) => left.CompareTo(right) > 0;

    /// <summary>Whether one address comes before another or equals it.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(NodeAddress left, NodeAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one address comes after another or equals it.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(NodeAddress left, NodeAddress right) => left.CompareTo(right) >= 0;

    /// <summary>Reads an address from its text.</summary>
    /// <param name="s"><c>host:port</c>; an IPv6 address stands in brackets: <c>[::1]:6379</c>.</param>
    /// <param name="provider">Not used: an address has one form.</param>
    /// <exception cref="FormatException">The text is not an address.</exception>
    public static NodeAddress Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static NodeAddress Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var address)
            ? address
            : throw new FormatException($"'{s}' is not the address of a node; one looks like valkey-1.example:6379 or [::1]:6379.");

    /// <summary>Reads an address from its text, if it is one.</summary>
    /// <param name="s"><c>host:port</c>; an IPv6 address stands in brackets: <c>[::1]:6379</c>.</param>
    /// <param name="result">The address; the default value if the text is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out NodeAddress result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(string?, out NodeAddress)"/>
    /// <param name="provider">Not used: an address has one form.</param>
#pragma warning disable CS1573 // The other parameters' documentation is inherited.
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NodeAddress result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out NodeAddress)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out NodeAddress result)
#pragma warning restore CS1573
    {
        result = default;
        var colon = s.LastIndexOf(':');
        if (colon < 1 || !IsHost(s[..colon]) || !TryParsePort(s[(colon + 1)..], out var port))
        {
            return false;
        }

        result = new(s[..colon].ToString(), port);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(NodeAddress other) => Port == other.Port && string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Port, Host is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Host));

    /// <summary>Orders addresses by host, then by port.</summary>
    /// <param name="other">The other address.</param>
    public int CompareTo(NodeAddress other)
    {
        var byHost = string.Compare(Host, other.Host, StringComparison.OrdinalIgnoreCase);
        return byHost != 0 ? byHost : Port.CompareTo(other.Port);
    }

    /// <summary>The address as <see cref="Parse(string, IFormatProvider?)"/> reads it: <c>host:port</c>, or <c>[address]:port</c> for IPv6; empty for the default value.</summary>
    public override string ToString() =>
        Host is null ? "" :
        Host.Contains(':', StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"[{Host}]:{Port}") :
        string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    private static bool IsHost(ReadOnlySpan<char> host) => host is ['[', .. var inner, ']']
        ? IPAddress.TryParse(inner, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 && !inner.Contains('[')
        : !host.ContainsAny(NotInHosts);

    private static bool TryParsePort(ReadOnlySpan<char> text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= MaxPort;
}
