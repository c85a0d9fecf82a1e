using System.Buffers.Text;
using System.Text;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>
/// A <c>MOVED</c> or <c>ASK</c> as it stands in an error frame. It refers to the frame's bytes, and nothing is allocated before the
/// address is asked for.
/// </summary>
internal readonly ref struct Redirect
{
    private readonly ReadOnlySpan<byte> _host;
    private readonly int _port;

    private Redirect(RedirectKind kind, int slot, ReadOnlySpan<byte> host, int port)
    {
        Kind = kind;
        Slot = slot;
        _host = host;
        _port = port;
    }

    public RedirectKind Kind { get; }

    public int Slot { get; }

    /// <summary>Whether the node knows who holds the slot, but not under which address: nothing can be followed, only asked anew.</summary>
    public bool IsUnknown => _host is [(byte)'?'];

    /// <summary>Reads an error frame, with or without its <c>-</c> and its line end.</summary>
    /// <param name="error">The frame.</param>
    /// <param name="redirect">What it says.</param>
    /// <returns>Whether it is a well-formed redirect; otherwise it is an error like any other.</returns>
    public static bool TryParse(ReadOnlySpan<byte> error, out Redirect redirect)
    {
        redirect = default;
        error = error is [(byte)'-', ..] ? error[1..] : error;
        error = error is [.., (byte)'\r', (byte)'\n'] ? error[..^2] : error;
        RedirectKind kind;
        if (error.StartsWith("MOVED "u8))
        {
            kind = RedirectKind.Moved;
        }
        else if (error.StartsWith("ASK "u8))
        {
            kind = RedirectKind.Ask;
        }
        else
        {
            return false;
        }

        error = error[(error.IndexOf((byte)' ') + 1)..];
        var space = error.IndexOf((byte)' ');
        if (space < 0 || !TryParseNumber(error[..space], out var slot) || slot >= HashSlot.Count)
        {
            return false;
        }

        // An IPv6 address comes without brackets, so the last colon is the one before the port.
        var address = error[(space + 1)..];
        var colon = address.LastIndexOf((byte)':');
        if (colon < 0 || !TryParseNumber(address[(colon + 1)..], out var port) || port > ushort.MaxValue)
        {
            return false;
        }

        var host = address[..colon];
        if (host is [(byte)'[', .., (byte)']'])
        {
            host = host[1..^1];
        }

        if (host.ContainsAny((byte)' ', (byte)'[', (byte)']') || (port == 0 && host is not [(byte)'?']))
        {
            return false;
        }

        redirect = new(kind, slot, host, port);
        return true;
    }

    /// <summary>The address of the node that shall be asked.</summary>
    /// <param name="answeredBy">The node that has sent the redirect: where no host is named, its own is meant.</param>
    /// <exception cref="InvalidOperationException">The address is unknown.</exception>
    public NodeAddress AddressFrom(NodeAddress answeredBy)
    {
        if (IsUnknown)
        {
            throw new InvalidOperationException("The redirect names no address.");
        }

        return new(_host.IsEmpty ? answeredBy.Host : Encoding.UTF8.GetString(_host), _port);
    }

    private static bool TryParseNumber(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        return text is [>= (byte)'0' and <= (byte)'9', ..] && Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length;
    }
}
