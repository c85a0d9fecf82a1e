using System.Globalization;
using Glide.Protocol;

namespace Glide;

/// <summary>How BITFIELD reads a run of bits as an integer: <c>i8</c>, <c>u16</c>. The default has no width and is refused.</summary>
public readonly record struct BitFieldEncoding
{
    private const int MostSignedBits = 64;
    private const int MostUnsignedBits = 63;

    private BitFieldEncoding(int bits, bool isSigned)
    {
        Bits = bits;
        IsSigned = isSigned;
    }

    /// <summary>The width in bits.</summary>
    public int Bits { get; }

    /// <summary>Whether the highest bit is a sign.</summary>
    public bool IsSigned { get; }

    /// <summary>A signed integer in two's complement.</summary>
    /// <param name="bits">The width, 1 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such width.</exception>
    public static BitFieldEncoding Signed(int bits) => new(InRange(bits, MostSignedBits), isSigned: true);

    /// <summary>An unsigned integer.</summary>
    /// <param name="bits">The width, 1 to 63: the reply is a signed 64-bit integer, which must hold it.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such width.</exception>
    public static BitFieldEncoding Unsigned(int bits) => new(InRange(bits, MostUnsignedBits), isSigned: false);

    /// <summary>The word that is sent.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsSigned ? 'i' : 'u')}{Bits}");

    internal void WriteTo(ref RespWriter writer)
    {
        if (Bits == 0)
        {
            UnsetArgument.Throw<BitFieldEncoding>();
        }

        Span<byte> text = stackalloc byte[3];
        text[0] = (byte)(IsSigned ? 'i' : 'u');
        Bits.TryFormat(text[1..], out var length, default, CultureInfo.InvariantCulture);
        writer.WriteBytes(text[..(length + 1)]);
    }

    private static int InRange(int bits, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, most);
        return bits;
    }
}
