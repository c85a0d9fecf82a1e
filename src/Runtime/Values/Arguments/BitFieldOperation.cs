using Glide.Protocol;

namespace Glide;

/// <summary>One operation of BITFIELD; each gives one element of the reply. The default has no encoding and is refused.</summary>
public readonly record struct BitFieldOperation
{
    private readonly Kind _kind;
    private readonly BitFieldOverflow _overflow;
    private readonly BitFieldEncoding _encoding;
    private readonly BitFieldOffset _offset;
    private readonly long _operand;

    private BitFieldOperation(Kind kind, BitFieldEncoding encoding, BitFieldOffset offset, long operand, BitFieldOverflow overflow)
    {
        _kind = kind;
        _encoding = encoding;
        _offset = offset;
        _operand = operand;
        _overflow = overflow;
    }

    private enum Kind : byte
    {
        Get,
        Set,
        IncrBy,
    }

    /// <summary>Reads an integer: <c>GET encoding offset</c>.</summary>
    /// <param name="encoding">Its width and sign.</param>
    /// <param name="offset">Where it stands.</param>
    public static BitFieldOperation Get(BitFieldEncoding encoding, BitFieldOffset offset) =>
        new(Kind.Get, encoding, offset, 0, BitFieldOverflow.Wrap);

    /// <summary>Stores an integer and replies with the one before: <c>SET encoding offset value</c>.</summary>
    /// <param name="encoding">Its width and sign.</param>
    /// <param name="offset">Where it stands.</param>
    /// <param name="value">The new integer.</param>
    /// <param name="overflow">What happens when it does not fit; for this operation alone.</param>
    public static BitFieldOperation Set(BitFieldEncoding encoding, BitFieldOffset offset, long value, BitFieldOverflow overflow = default) =>
        new(Kind.Set, encoding, offset, value, overflow);

    /// <summary>Adds to an integer and replies with the sum: <c>INCRBY encoding offset increment</c>.</summary>
    /// <param name="encoding">Its width and sign.</param>
    /// <param name="offset">Where it stands.</param>
    /// <param name="increment">What is added; negative to subtract.</param>
    /// <param name="overflow">What happens when the sum does not fit; for this operation alone.</param>
    public static BitFieldOperation IncrBy(BitFieldEncoding encoding, BitFieldOffset offset, long increment, BitFieldOverflow overflow = default) =>
        new(Kind.IncrBy, encoding, offset, increment, overflow);

    /// <summary>The same read as one of BITFIELD's operations.</summary>
    /// <param name="read">The read.</param>
    public static implicit operator BitFieldOperation(BitFieldGet read) => Get(read.Encoding, read.Offset);

    /// <summary>
    /// Writes all operations. On the wire <c>OVERFLOW</c> holds until the next one, so it is sent wherever an operation wants another
    /// behavior than the one in force, which makes it a property of each operation.
    /// </summary>
    /// <param name="writer">The writer of the command.</param>
    /// <param name="operations">The operations.</param>
    /// <exception cref="ArgumentException">One of them is the default.</exception>
    public static void WriteAll(ref RespWriter writer, scoped ReadOnlySpan<BitFieldOperation> operations)
    {
        var inForce = BitFieldOverflow.Wrap;
        foreach (ref readonly var operation in operations)
        {
            if (operation._kind != Kind.Get && operation._overflow != inForce)
            {
                inForce = operation._overflow;
                WriteOverflow(ref writer, inForce);
            }

            operation.Write(ref writer);
        }
    }

    private static void WriteOverflow(ref RespWriter writer, BitFieldOverflow overflow)
    {
        writer.WriteToken("$8\r\nOVERFLOW\r\n"u8);
        writer.WriteToken(overflow switch
        {
            BitFieldOverflow.Wrap => "$4\r\nWRAP\r\n"u8,
            BitFieldOverflow.Saturate => "$3\r\nSAT\r\n"u8,
            BitFieldOverflow.Fail => "$4\r\nFAIL\r\n"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(overflow), overflow, "Not a way to handle overflow."),
        });
    }

    private void Write(ref RespWriter writer)
    {
        writer.WriteToken(_kind switch
        {
            Kind.Get => "$3\r\nGET\r\n"u8,
            Kind.Set => "$3\r\nSET\r\n"u8,
            _ => "$6\r\nINCRBY\r\n"u8,
        });
        _encoding.WriteTo(ref writer);
        _offset.WriteTo(ref writer);
        if (_kind != Kind.Get)
        {
            writer.WriteInt64(_operand);
        }
    }
}
