using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>One read of BITFIELD_RO or BITFIELD: <c>GET encoding offset</c>.</summary>
/// <param name="Encoding">The width and sign of the integer.</param>
/// <param name="Offset">Where it stands.</param>
public readonly record struct BitFieldGet(BitFieldEncoding Encoding, BitFieldOffset Offset) : ICommandArgument
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The encoding is the default.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        writer.WriteToken("$3\r\nGET\r\n"u8);
        Encoding.WriteTo(ref writer);
        Offset.WriteTo(ref writer);
    }
}
