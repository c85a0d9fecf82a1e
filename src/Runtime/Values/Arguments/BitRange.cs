using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>The part of a string that BITCOUNT and BITPOS look at. The default is the whole string, as bytes from 0 on.</summary>
/// <remarks>
/// BITPOS tells an open end from an explicit one: searching for a 0 bit in a string of ones, it finds the first bit past the string
/// with <see cref="BytesFrom"/>, and none with an end.
/// </remarks>
public readonly record struct BitRange : ICommandArgument
{
    private readonly Kind _kind;
    private readonly long _start;
    private readonly long _end;

    private BitRange(Kind kind, long start, long end)
    {
        _kind = kind;
        _start = start;
        _end = end;
    }

    private enum Kind : byte
    {
        OpenBytes,
        Bytes,
        Bits,
    }

    /// <summary>From a byte on, without an end: <c>start</c>. For BITCOUNT since Valkey 8.0.</summary>
    /// <param name="start">The first byte, counted from 0; negative from the end.</param>
    public static BitRange BytesFrom(long start) => new(Kind.OpenBytes, start, 0);

    /// <summary>Bytes: <c>start end</c>.</summary>
    /// <param name="start">The first byte, counted from 0; negative from the end.</param>
    /// <param name="end">The last byte, itself included; negative from the end.</param>
    public static BitRange Bytes(long start, long end) => new(Kind.Bytes, start, end);

    /// <summary>Bits: <c>start end BIT</c>. Since Valkey 7.0.</summary>
    /// <param name="start">The first bit, counted from 0; negative from the end.</param>
    /// <param name="end">The last bit, itself included; negative from the end.</param>
    public static BitRange Bits(long start, long end) => new(Kind.Bits, start, end);

    /// <inheritdoc/>
    public void WriteTo(ref RespWriter writer)
    {
        writer.WriteInt64(_start);
        if (_kind == Kind.OpenBytes)
        {
            return;
        }

        writer.WriteInt64(_end);
        if (_kind == Kind.Bits)
        {
            // Bytes are the server's own choice, and servers before 7.0 do not know the word.
            writer.WriteToken("$3\r\nBIT\r\n"u8);
        }
    }

    /// <summary>The words that are sent.</summary>
    public override string ToString() => _kind switch
    {
        Kind.OpenBytes => FormattableString.Invariant($"{_start}"),
        Kind.Bytes => FormattableString.Invariant($"{_start} {_end}"),
        _ => FormattableString.Invariant($"{_start} {_end} BIT"),
    };
}
