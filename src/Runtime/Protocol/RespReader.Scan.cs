using System.Runtime.CompilerServices;
using System.Text;

namespace Glide.Protocol;

/// <content>How the bytes of a value are found.</content>
public ref partial struct RespReader
{
    /// <summary>Takes an error reply apart.</summary>
    /// <param name="frame">A complete reply.</param>
    /// <param name="code">The error's first word if it is written in capitals, as codes are; empty otherwise.</param>
    /// <param name="message">The error's whole text.</param>
    /// <returns>Whether the reply is an error.</returns>
    internal static bool TryReadError(ReadOnlySpan<byte> frame, out string code, out string message)
    {
        code = message = string.Empty;
        if (frame.IsEmpty || frame[0] is not ((byte)'-' or (byte)'!' or (byte)'|'))
        {
            return false;
        }

        RespReader reader = new(frame);
        if (reader.Peek() != RespKind.Error)
        {
            return false;
        }

        ReadOnlySpan<byte> text = reader.ReadScalar();
        message = Encoding.UTF8.GetString(text);
        code = CodeOf(text);
        return true;
    }

    /// <summary>Reads a status as it stands, or the text of an error that stands in place of a value.</summary>
    internal ValkeyValue ReadStatusOrError()
    {
        SkipAttributes();
        return ToValue(ReadScalar());
    }

    private static string CodeOf(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (length < text.Length && (text[length] is >= (byte)'A' and <= (byte)'Z' or (byte)'_' || (length > 0 && char.IsAsciiDigit((char)text[length]))))
        {
            length++;
        }

        return length == text.Length || text[length] == (byte)' ' ? Encoding.ASCII.GetString(text[..length]) : string.Empty;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadNullSlowly()
    {
        SkipAttributes();
        int length = _rest.StartsWith("_\r\n"u8) ? 3 : _rest.StartsWith("$-1\r\n"u8) || _rest.StartsWith("*-1\r\n"u8) ? 5 : 0;
        _rest = _rest[length..];
        return length > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadShortString(out ReadOnlySpan<byte> bytes)
    {
        if (RespLine.TryFindShortString(_rest, out int start, out int length))
        {
            bytes = _rest.Slice(start, length);
            _rest = _rest[(start + length + 2)..];
            return true;
        }

        bytes = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadOnlySpan<byte> ReadBytesSlowly(out RespKind kind)
    {
        kind = Peek();
        if (kind is RespKind.Null or RespKind.Error or RespKind.Array or RespKind.Set or RespKind.Map or RespKind.Push)
        {
            throw UnexpectedHere("a single value", kind);
        }

        ReadOnlySpan<byte> bytes = ReadScalar();
        switch (kind)
        {
            case RespKind.VerbatimString:
                // Three letters of format and a colon stand before the text.
                return bytes.Length >= 4 && bytes[3] == (byte)':' ? bytes[4..] : throw Malformed();
            case RespKind.SimpleString when _rest.IsEmpty && bytes.SequenceEqual("QUEUED"u8):
                throw Queued();
            case RespKind.Boolean:
                return bytes is [(byte)'t'] ? "1"u8 : bytes is [(byte)'f'] ? "0"u8 : throw Malformed();
            default:
                return bytes;
        }
    }

    /// <summary>Reads what is not an aggregate, as it stands; nothing for a null.</summary>
    private ReadOnlySpan<byte> ReadScalar()
    {
        if (_rest[0] is (byte)'$' or (byte)'=' or (byte)'!')
        {
            int length = ReadLength();
            if (length < 0)
            {
                return default;
            }

            if (_detached is { } detached && _rest.IsEmpty)
            {
                // One that came from a pool is longer than what it holds.
                return length <= detached.Length ? detached.AsSpan(0, length) : throw AtEnd();
            }

            if (_rest.Length < (long)length + 2)
            {
                throw AtEnd();
            }

            ReadOnlySpan<byte> bytes = _rest[..length];
            _rest = _rest[(length + 2)..];
            return bytes;
        }

        return ReadLine();
    }

    /// <summary>Reads a line without its first byte and its end.</summary>
    private ReadOnlySpan<byte> ReadLine()
    {
        int end = _rest.IndexOf((byte)'\n');
        if (end < 2 || _rest[end - 1] != (byte)'\r')
        {
            throw end < 0 ? AtEnd() : Malformed();
        }

        ReadOnlySpan<byte> line = _rest[1..(end - 1)];
        _rest = _rest[(end + 1)..];
        return line;
    }

    /// <summary>Reads a header's length; −1 for null.</summary>
    private int ReadLength()
    {
        ReadOnlySpan<byte> digits = ReadLine();
        return NumberText.TryParse(digits, out long length) && length is >= -1 and <= int.MaxValue ? (int)length : throw Malformed();
    }

    /// <summary>Reads the number of elements of an aggregate, which the rest of the reply must be able to hold.</summary>
    private int ReadCount()
    {
        byte first = _rest[0];
        int count = ReadLength();
        if (count < 0 && first != (byte)'*')
        {
            throw Malformed();
        }

        int elements = first is (byte)'%' or (byte)'|' ? 2 : 1;
        return (long)count * elements * ShortestValue <= _rest.Length
            ? count
            : throw new ValkeyProtocolException($"The reply declares {count} elements and has no room for them.");
    }

    private void SkipAttributes()
    {
        while (!_rest.IsEmpty && _rest[0] == (byte)'|')
        {
            for (int rest = 2 * ReadCount(); rest > 0; rest--)
            {
                Skip();
            }
        }
    }

    private readonly RespKind NextKind()
    {
        return _rest[0] switch
        {
            (byte)'$' => _rest.StartsWith("$-"u8) ? RespKind.Null : RespKind.BulkString,
            (byte)'*' => _rest.StartsWith("*-"u8) ? RespKind.Null : RespKind.Array,
            (byte)'_' => RespKind.Null,
            (byte)'+' => RespKind.SimpleString,
            (byte)':' => RespKind.Integer,
            (byte)',' => RespKind.Double,
            (byte)'#' => RespKind.Boolean,
            (byte)'(' => RespKind.BigNumber,
            (byte)'=' => RespKind.VerbatimString,
            (byte)'%' => RespKind.Map,
            (byte)'~' => RespKind.Set,
            (byte)'>' => RespKind.Push,
            (byte)'-' or (byte)'!' => RespKind.Error,
            _ => throw new ValkeyProtocolException($"The reply has the byte 0x{_rest[0]:X2} where a value begins."),
        };
    }

    /// <summary>The exception for a value that is not what is expected: the server's own error if it is one.</summary>
    private ValkeyException UnexpectedHere(string expected, RespKind found)
    {
        if (found != RespKind.Error)
        {
            return _rest.SequenceEqual("+QUEUED\r\n"u8) ? Queued() : Unexpected(expected, found);
        }

        ReadOnlySpan<byte> text = ReadScalar();
        return new ValkeyServerException(CodeOf(text), Encoding.UTF8.GetString(text));
    }

    private static ValkeyProtocolException Unexpected(string expected, RespKind found) =>
        new($"The reply has {NameOf(found)} where {expected} is expected.");

    private static string NameOf(RespKind kind) => kind switch
    {
        RespKind.Null => "a null",
        RespKind.SimpleString => "a simple string",
        RespKind.BulkString => "a bulk string",
        RespKind.VerbatimString => "a verbatim string",
        RespKind.Integer => "an integer",
        RespKind.Double => "a double",
        RespKind.Boolean => "a boolean",
        RespKind.BigNumber => "a big number",
        RespKind.Array => "an array",
        RespKind.Set => "a set",
        RespKind.Map => "a map",
        RespKind.Push => "a push message",
        _ => "an error",
    };

    /// <summary>A transaction is the one place where a server answers something else than the command's reply, which must not pass for it.</summary>
    private static ValkeyProtocolException Queued() => new(
        "The server has queued the command, whose reply will be among those of EXEC. Inside MULTI, send commands by CustomCommandAsync.");

    private static ValkeyProtocolException AtEnd() => new("The reply ends where a value is expected.");

    private static ValkeyProtocolException Malformed() => new("The reply is not RESP.");
}
