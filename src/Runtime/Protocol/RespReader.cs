using System.Runtime.CompilerServices;

namespace Glide.Protocol;

/// <summary>
/// Reads one complete reply: what generated code calls. It takes RESP2's and RESP3's form of everything, skips attributes, and checks
/// every length against the bytes that are there, so that whatever the server sends ends in a value or in one of two exceptions:
/// <see cref="ValkeyServerException"/> where an error stands in place of a value, <see cref="ValkeyProtocolException"/> where the
/// shape is another than the one asked for.
/// </summary>
public ref partial struct RespReader
{
    // The shortest values: "_\r\n", "+\r\n". What declares more elements than could follow is refused before anything is allocated.
    private const int ShortestValue = 3;

    private readonly byte[]? _detached;
    private ReadOnlySpan<byte> _rest;

    /// <summary>Reads a complete reply.</summary>
    /// <param name="frame">Its bytes.</param>
    public RespReader(ReadOnlySpan<byte> frame) => _rest = frame;

    /// <summary>Reads a reply that is one large bulk string, whose bytes have been received into an array of their own.</summary>
    /// <param name="header">The header, without the bytes and the line end behind them.</param>
    /// <param name="payload">The bytes; the value that is read wraps this array.</param>
    internal RespReader(ReadOnlySpan<byte> header, byte[] payload)
    {
        _rest = header;
        _detached = payload;
    }

    /// <summary>Whether everything has been read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>How many bytes have not been read.</summary>
    internal readonly int Remaining => _rest.Length;

    /// <summary>What comes next.</summary>
    /// <exception cref="ValkeyProtocolException">Nothing comes, or no value.</exception>
    public RespKind Peek()
    {
        SkipAttributes();
        return _rest.IsEmpty ? throw AtEnd() : NextKind();
    }

    /// <summary>Reads a null if one comes next, in any of its three forms.</summary>
    /// <returns>Whether it did; nothing has been read otherwise.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadNull()
    {
        // What is not null shows it by its first two bytes in nearly every call.
        ReadOnlySpan<byte> rest = _rest;
        return (rest.Length >= 2 && (rest[0] is (byte)'$' or (byte)'*' ? rest[1] != (byte)'-' : rest[0] is not ((byte)'_' or (byte)'|')))
            ? false
            : TryReadNullSlowly();
    }

    /// <summary>Reads a status: any string.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else than a string stands there.</exception>
    public void ReadOk()
    {
        if (_rest.StartsWith("+OK\r\n"u8))
        {
            _rest = _rest[5..];
            return;
        }

        RespKind kind = Peek();
        if (kind is not (RespKind.SimpleString or RespKind.BulkString or RespKind.VerbatimString))
        {
            throw UnexpectedHere("a status", kind);
        }

        ReadScalar();
    }

    /// <summary>Reads a scalar as it stands, without a copy; verbatim text without its format.</summary>
    /// <returns>Its bytes, valid as long as the reply's are.</returns>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">A null or an aggregate stands there.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadBytes()
    {
        return TryReadShortString(out ReadOnlySpan<byte> bytes) ? bytes : ReadBytesSlowly(out _);
    }

    /// <summary>Skips one complete value, whatever it is.</summary>
    /// <exception cref="ValkeyProtocolException">It is not complete.</exception>
    public void Skip()
    {
        // Counting what is still to come needs no stack, however deep the value is nested.
        long pending = 1;
        while (pending > 0)
        {
            pending--;
            if (_rest.IsEmpty)
            {
                throw AtEnd();
            }

            switch (_rest[0])
            {
                case (byte)'*' or (byte)'~' or (byte)'>':
                    pending += Math.Max(ReadCount(), 0);
                    break;
                case (byte)'%':
                    pending += 2L * Math.Max(ReadCount(), 0);
                    break;
                case (byte)'|':
                    pending += (2L * Math.Max(ReadCount(), 0)) + 1;
                    break;
                default:
                    NextKind();
                    ReadScalar();
                    break;
            }
        }
    }

    /// <summary>Reads the beginning of a sequence.</summary>
    /// <returns>The number of elements that follow.</returns>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there, or more elements are declared than there is room for.</exception>
    public int ReadArrayHeader()
    {
        RespKind kind = Peek();
        if (kind is not (RespKind.Array or RespKind.Set or RespKind.Push))
        {
            throw UnexpectedHere("an array", kind);
        }

        return ReadCount();
    }

    /// <summary>Reads the beginning of a map, or of the flat sequence of keys and values that RESP2 has in its place.</summary>
    /// <returns>The number of pairs that follow.</returns>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there, or more pairs are declared than there is room for.</exception>
    public int ReadMapHeader()
    {
        RespKind kind = Peek();
        if (kind == RespKind.Map)
        {
            return ReadCount();
        }

        if (kind is not (RespKind.Array or RespKind.Set or RespKind.Push))
        {
            throw UnexpectedHere("a map", kind);
        }

        int count = ReadCount();
        return (count & 1) == 0 ? count >> 1 : throw new ValkeyProtocolException($"The reply has {count} elements where pairs are expected.");
    }
}
