using System.Globalization;
using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>Where SCAN, HSCAN, SSCAN and ZSCAN go on. The default begins an iteration.</summary>
/// <param name="Value">The server's number; it means nothing to anyone else.</param>
public readonly record struct ScanCursor(ulong Value) : ICommandArgument, IReply<ScanCursor>
{
    /// <summary>The beginning: 0.</summary>
    public static ScanCursor Start => default;

    /// <summary>Whether a cursor from a reply says that the iteration is complete: the server writes 0 then.</summary>
    public bool IsComplete => Value == 0;

    /// <inheritdoc/>
    public static ScanCursor Read(ref RespReader reader)
    {
        var text = reader.ReadBytes();
        return DecimalText.TryParse(text, out var value)
            ? new(value)
            : throw new ValkeyProtocolException($"Expected a scan cursor, found {text.Length} bytes that are no number.");
    }

    /// <inheritdoc/>
    public void WriteTo(ref RespWriter writer)
    {
        // The server counts with reversed bits, so a cursor may be larger than a signed number.
        Span<byte> text = stackalloc byte[DecimalText.MaxLength];
        Value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteBytes(text[..length]);
    }

    /// <summary>The number as it is sent.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
