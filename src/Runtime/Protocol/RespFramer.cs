using System.Runtime.CompilerServices;

namespace Glide.Protocol;

/// <summary>
/// Finds the end of one reply in bytes that arrive piece by piece. It remembers how far it has come, so that no byte is looked at
/// twice however small the pieces are, and it allocates nothing whatever a reply declares.
/// </summary>
/// <remarks>
/// It only counts how many values are still to come and so needs no stack; how deep a reply may be nested is the matter of what reads
/// it. A reply that is too deep for its reader then fails its own call and not everyone's connection.
/// </remarks>
internal struct RespFramer
{
    // The longest header is a sign, some digits and a line end; a longer one is not RESP.
    private const int MaxHeaderLength = 32;

    private readonly RespLimits _limits;
    private int _valueStart;
    private int _needed;
    private long _pending;
    private long _elements;

    public RespFramer(RespLimits limits) => _limits = limits;

    /// <summary>Whether a part of a reply has been seen.</summary>
    public readonly bool IsWithinFrame => _needed > 0;

    /// <summary>How many bytes the reply has at least, as far as it is known; what a buffer should make room for.</summary>
    public readonly int KnownLength => _needed;

    /// <summary>Looks for the end of the reply that begins with the buffer's first byte.</summary>
    /// <param name="buffer">What has arrived so far, always from the reply's first byte.</param>
    /// <param name="frameLength">The number of the reply's bytes.</param>
    /// <returns>Whether it is complete.</returns>
    /// <exception cref="ValkeyProtocolException">The bytes are not RESP, or break a bound. The framer is of no more use then.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(ReadOnlySpan<byte> buffer, out int frameLength)
    {
        // The replies of most calls are one short string that is already there in one piece.
        return (_needed == 0 && RespLine.TryMeasureShort(buffer, out frameLength)) || TryReadAny(buffer, out frameLength);
    }

    /// <summary>Whether the reply is one bulk string that is not null, as far as can be told.</summary>
    /// <param name="buffer">What has arrived so far, always from the reply's first byte.</param>
    /// <param name="length">The length of the string.</param>
    /// <param name="headerLength">Where its bytes begin.</param>
    /// <exception cref="ValkeyProtocolException">The header is not RESP, or breaks a bound.</exception>
    public readonly bool TryPeekBulk(ReadOnlySpan<byte> buffer, out int length, out int headerLength)
    {
        length = 0;
        headerLength = 0;
        if (_valueStart > 0 || buffer.IsEmpty || buffer[0] != (byte)'$')
        {
            return false;
        }

        int end = buffer[..Math.Min(buffer.Length, MaxHeaderLength)].IndexOf((byte)'\n');
        if (end < 2 || buffer[end - 1] != (byte)'\r')
        {
            return false;
        }

        int declared = ReadLength(buffer[1..(end - 1)], _limits.MaxBulkLength);
        if (declared < 0)
        {
            return false;
        }

        length = declared;
        headerLength = end + 1;
        return true;
    }

    /// <summary>Forgets a reply of which only a part has arrived.</summary>
    public void Reset()
    {
        _valueStart = 0;
        _needed = 0;
        _pending = 0;
        _elements = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadAny(ReadOnlySpan<byte> buffer, out int frameLength)
    {
        frameLength = 0;
        if (_needed == 0)
        {
            _pending = 1;
        }

        while (buffer.Length >= _needed && _valueStart < buffer.Length)
        {
            int next;
            long children = 0;
            if (RespLine.TryMeasureShort(buffer[_valueStart..], out int length))
            {
                next = _valueStart + length;
            }
            else if (!TryReadValue(buffer, out next, out children))
            {
                break;
            }

            _valueStart = next;
            _needed = next + 1;
            _pending += children - 1;
            if (_pending == 0)
            {
                frameLength = CheckFrameLength(next);
                Reset();
                return true;
            }
        }

        _needed = Math.Max(_needed, _valueStart + 1);
        return false;
    }

    private bool TryReadValue(ReadOnlySpan<byte> buffer, out int next, out long children)
    {
        children = 0;
        byte kind = buffer[_valueStart];
        switch (kind)
        {
            case (byte)'+' or (byte)'-' or (byte)':' or (byte)',' or (byte)'(' or (byte)'#' or (byte)'_':
                return TryReadLine(buffer, out next);

            case (byte)'$' or (byte)'=' or (byte)'!':
                if (!TryReadHeader(buffer, _limits.MaxBulkLength, out int length, out next))
                {
                    return false;
                }

                return length < 0 ? IsNullable(kind) : TryReadBytes(buffer, length, ref next);

            case (byte)'*' or (byte)'~' or (byte)'>' or (byte)'%' or (byte)'|':
                if (!TryReadHeader(buffer, int.MaxValue, out int count, out next))
                {
                    return false;
                }

                // An attribute stands before the value that it belongs to: that one is still to come.
                children = count < 0 ? 0 : kind switch { (byte)'%' => 2L * count, (byte)'|' => (2L * count) + 1, _ => count };
                _elements += children;
                return _elements > _limits.MaxElements
                    ? throw Broken($"The reply declares more than {_limits.MaxElements} values.")
                    : count >= 0 || IsNullable(kind);

            default:
                throw Broken($"The reply has the byte 0x{kind:X2} where a value begins.");
        }
    }

    private bool TryReadLine(ReadOnlySpan<byte> buffer, out int next)
    {
        // All before the last byte that was missing has been searched.
        int from = Math.Max(_needed - 1, _valueStart + 1);
        int end = from < buffer.Length ? buffer[from..].IndexOf((byte)'\n') : -1;
        if (end < 0)
        {
            next = 0;
            _needed = CheckFrameLength(buffer.Length + 1L);
            return false;
        }

        next = CheckFrameLength(from + end + 1L);
        return buffer[next - 2] == (byte)'\r' ? true : throw Broken("A line of the reply has no proper end.");
    }

    private readonly bool TryReadHeader(ReadOnlySpan<byte> buffer, int most, out int length, out int next)
    {
        ReadOnlySpan<byte> rest = buffer[_valueStart..];
        int end = rest[..Math.Min(rest.Length, MaxHeaderLength)].IndexOf((byte)'\n');
        if (end < 0)
        {
            length = next = 0;
            return rest.Length < MaxHeaderLength ? false : throw Broken("A header of the reply has no end.");
        }

        if (rest[end - 1] != (byte)'\r' || end < 3)
        {
            throw Broken("A header of the reply is not RESP.");
        }

        length = ReadLength(rest[1..(end - 1)], most);
        next = _valueStart + end + 1;
        return true;
    }

    private bool TryReadBytes(ReadOnlySpan<byte> buffer, int length, ref int next)
    {
        int end = CheckFrameLength((long)next + length + 2);
        if (buffer.Length < end)
        {
            // Nothing is done before the last byte is there; reading the header again then costs a few digits.
            _needed = end;
            return false;
        }

        next = end;
        return buffer[end - 2] == (byte)'\r' && buffer[end - 1] == (byte)'\n'
            ? true
            : throw Broken("A string of the reply is not as long as its header says.");
    }

    private static bool IsNullable(byte kind) =>
        kind is (byte)'$' or (byte)'*' ? true : throw Broken("A header of the reply declares a negative length.");

    /// <summary>Reads the length in a header; −1 for RESP2's null.</summary>
    private static int ReadLength(ReadOnlySpan<byte> digits, int most)
    {
        if (digits is [(byte)'-', (byte)'1'])
        {
            return -1;
        }

        if (digits is [(byte)'?'])
        {
            throw Broken("The reply is streamed in parts of unknown number, which this client does not read.");
        }

        long length = 0;
        foreach (byte digit in digits)
        {
            if ((uint)(digit - '0') > 9)
            {
                throw Broken("A header of the reply is not RESP.");
            }

            length = (length * 10) + (digit - '0');
            if (length > most)
            {
                throw Broken($"A header of the reply declares more than {most}.");
            }
        }

        return (int)length;
    }

    private readonly int CheckFrameLength(long length) =>
        length <= _limits.MaxFrameLength ? (int)length : throw Broken($"The reply is longer than {_limits.MaxFrameLength} bytes.");

    private static ValkeyProtocolException Broken(string message) => new(message, DeliveryStatus.Written);
}
