using System.Globalization;
using Glide.Protocol;

namespace Glide;

/// <summary>Where BITFIELD finds an integer: at a bit, or as the n-th of its width. The default is bit 0.</summary>
public readonly record struct BitFieldOffset
{
    private BitFieldOffset(long value, bool isIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
        IsIndex = isIndex;
    }

    /// <summary>The number of the bit, or of the integer.</summary>
    public long Value { get; }

    /// <summary>Whether <see cref="Value"/> counts integers of the operation's width and not bits.</summary>
    public bool IsIndex { get; }

    /// <summary>At a bit, counted from 0 at the highest bit of the first byte.</summary>
    /// <param name="offset">The bit, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is negative.</exception>
    public static BitFieldOffset Bit(long offset) => new(offset, isIndex: false);

    /// <summary>As the n-th integer of the operation's width: <c>#index</c>.</summary>
    /// <param name="index">The integer, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public static BitFieldOffset Index(long index) => new(index, isIndex: true);

    /// <summary>At a bit.</summary>
    /// <param name="offset">The bit, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is negative.</exception>
    public static implicit operator BitFieldOffset(long offset) => Bit(offset);

    /// <summary>The word that is sent.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsIndex ? "#" : "")}{Value}");

    internal void WriteTo(ref RespWriter writer)
    {
        if (!IsIndex)
        {
            writer.WriteInt64(Value);
            return;
        }

        Span<byte> text = stackalloc byte[DecimalText.MaxLength + 1];
        text[0] = (byte)'#';
        Value.TryFormat(text[1..], out var length, default, CultureInfo.InvariantCulture);
        writer.WriteBytes(text[..(length + 1)]);
    }
}
