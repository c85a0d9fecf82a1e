using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Glide.Protocol;

/// <content>How words get into the buffer.</content>
public ref partial struct RespWriter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WritePayload(Payload payload, bool external)
    {
        if (payload.TryGetArray(out ReadOnlySpan<byte> bytes) && bytes.Length < ShortBytes)
        {
            AppendShortBytes(bytes);
        }
        else if (payload.Text is { } text)
        {
            AppendText(text);
        }
        else
        {
            AppendOther(payload, external);
        }

        _words++;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AppendOther(Payload payload, bool external)
    {
        switch (payload.Kind)
        {
            case PayloadKind.None:
                AppendRaw("$0\r\n\r\n"u8);
                break;
            case PayloadKind.Integer:
                WriteInt64(payload.Integer);
                _words--;
                break;
            case PayloadKind.Number:
                AppendNumber(payload.Number);
                break;
            default:
                payload.TryGetMemory(out ReadOnlyMemory<byte> memory);
                CheckLength(memory.Length, external ? "value" : "key");
                if (external && memory.Length >= RequestBuffer.ExternalThreshold)
                {
                    AppendHeader(memory.Length);
                    _request.AddExternal(_position, memory);
                    AppendRaw("\r\n"u8);
                }
                else
                {
                    AppendBytes(memory.Span);
                }

                break;
        }
    }

    private void AppendNumber(double value)
    {
        EnsureRoom(ShortFrame + NumberText.MaxLength);
        Span<byte> digits = stackalloc byte[NumberText.MaxLength];
        AppendBytes(digits[..NumberText.Format(value, digits)]);
    }

    private void AppendText(string text)
    {
        if (text.Length > ShortText)
        {
            AppendLongText(text);
            return;
        }

        EnsureRoom((text.Length * 3) + ShortFrame);
        Span<byte> room = _span[_position..];

        // Most keys are ASCII, so the header is written for that before the bytes; what needs more bytes than characters corrects it.
        int header = WriteShortHeader(room, text.Length);
        int length = Encoding.UTF8.GetBytes(text, room[header..]);
        if (length != text.Length)
        {
            header = CorrectHeader(room, header, length);
        }

        WriteLineEnd(room, header + length);
        _position += header + length + 2;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AppendLongText(string text)
    {
        int length;
        try
        {
            length = Encoding.UTF8.GetByteCount(text);
        }
        catch (ArgumentException)
        {
            // The count does not even fit into 32 bits.
            length = int.MaxValue;
        }

        CheckLength(length, "text");
        AppendHeader(length);
        EnsureRoom(length + 2);
        Encoding.UTF8.GetBytes(text, _span[_position..]);
        _position += length;
        AppendRaw("\r\n"u8);
    }

    private void AppendBytes(scoped ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < ShortBytes)
        {
            AppendShortBytes(bytes);
            return;
        }

        AppendHeader(bytes.Length);
        AppendRaw(bytes);
        AppendRaw("\r\n"u8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AppendShortBytes(scoped ReadOnlySpan<byte> bytes)
    {
        EnsureRoom(bytes.Length + ShortFrame);
        Span<byte> room = _span[_position..];
        int header = WriteShortHeader(room, bytes.Length);
        bytes.CopyTo(room[header..]);
        WriteLineEnd(room, header + bytes.Length);
        _position += header + bytes.Length + 2;
    }

    private void AppendHeader(int length)
    {
        EnsureRoom(NumberText.MaxLength);
        Span<byte> room = _span[_position..];
        room[0] = (byte)'$';
        int digits = NumberText.Format(length, room[1..]);
        WriteLineEnd(room, digits + 1);
        _position += digits + 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AppendRaw(scoped ReadOnlySpan<byte> bytes)
    {
        EnsureRoom(bytes.Length);
        bytes.CopyTo(_span[_position..]);
        _position += bytes.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnsureRoom(int needed)
    {
        if (_span.Length - _position < needed)
        {
            Grow(needed);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed) => _span = _request.Grow(_position, needed);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CorrectHeader(Span<byte> room, int header, int length)
    {
        int corrected = length < 10 ? 4 : length < 100 ? 5 : 6;
        room.Slice(header, length).CopyTo(room[corrected..]);
        NumberText.Format(length, room[1..]);
        WriteLineEnd(room, corrected - 2);
        return corrected;
    }

    /// <summary>Writes the header of a word of less than 1,000 bytes, and perhaps over what follows it; there is room for eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteShortHeader(Span<byte> room, int length)
    {
        uint value = (uint)length;
        if (value < 10)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(room, 0x0A0D3024U + (value << 8));
            return 4;
        }

        if (value < 100)
        {
            uint tens = value / 10;
            BinaryPrimitives.WriteUInt64LittleEndian(room, 0x0A0D303024UL + (tens << 8) + ((value - (tens * 10)) << 16));
            return 5;
        }

        uint hundreds = value / 100;
        uint rest = value - (hundreds * 100);
        uint middle = rest / 10;
        BinaryPrimitives.WriteUInt64LittleEndian(
            room,
            0x0A0D30303024UL + (hundreds << 8) + (middle << 16) + (rest - (middle * 10) << 24));
        return 6;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteLineEnd(Span<byte> room, int at) => BinaryPrimitives.WriteUInt16LittleEndian(room[at..], 0x0A0D);

    private static void CheckLength(long length, string what)
    {
        if (length > RequestBuffer.MaxArgumentLength)
        {
            throw new ArgumentException($"The {what} has {length} bytes; the server accepts up to 512 MB in one argument.");
        }
    }

    /// <summary>Reads a header of known length: the number of words that it declares, and how many of them it has itself.</summary>
    private readonly int CountHeaderWords(out int declared)
    {
        ReadOnlySpan<byte> header = _span.Slice(_start, _headerLength);
        int at = 0;
        declared = ReadNumber(header, ref at);
        int words = 0;
        while (at < header.Length && words <= declared)
        {
            int length = ReadNumber(header, ref at);
            at += length + 2;
            words++;
        }

        return words;

        static int ReadNumber(ReadOnlySpan<byte> header, ref int at)
        {
            int value = 0;
            uint digit;
            for (at++; (uint)at < (uint)header.Length && (digit = (uint)header[at] - '0') <= 9; at++)
            {
                value = (value * 10) + (int)digit;
            }

            at += 2;
            return value;
        }
    }

    private void PatchHeader()
    {
        if (_words < 10)
        {
            _span[_start + 1] = (byte)('0' + _words);
            return;
        }

        int digits = NumberText.CountDigits((uint)_words);
        int distance = digits - 1;
        EnsureRoom(distance);
        int body = _start + 2;
        _span[body.._position].CopyTo(_span[(body + distance)..]);
        NumberText.Format(_words, _span[(_start + 1)..]);
        WriteLineEnd(_span, _start + 1 + digits);
        _position += distance;
        _request.MoveRecords(_firstExternal, _firstKey, distance);
        _request.MoveWait(distance);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteWatchedKey(Payload payload)
    {
        if (payload.IsNone)
        {
            throw new ArgumentException(
                $"A key is missing: argument {_words + CountHeaderWords(out _)} of the command would be default(ValkeyKey), which names none.");
        }

        int wordOffset = _position;
        int word = _words + CountHeaderWords(out _);
        if (_request.KeyPrefix.Length > 0)
        {
            WritePrefixedKey(payload);
        }
        else
        {
            WritePayload(payload, external: false);
        }

        if (_request.TracksKeys)
        {
            int offset = BytesOf(wordOffset);
            _request.AddKey(word, wordOffset, offset, _position - offset - 2);
        }
    }

    /// <summary>Where the bytes of a word begin behind its header.</summary>
    private readonly int BytesOf(int wordOffset)
    {
        int offset = wordOffset + 1;
        while (_span[offset] != (byte)'\n')
        {
            offset++;
        }

        return offset + 1;
    }

    private void WritePrefixedKey(Payload payload)
    {
        ReadOnlySpan<byte> prefix = _request.KeyPrefix.Span;
        int own = payload.GetLength();
        long length = (long)prefix.Length + own;
        CheckLength(length, "key");
        AppendHeader((int)length);
        AppendRaw(prefix);
        EnsureRoom(own);
        _position += payload.Format(_span[_position..]);
        AppendRaw("\r\n"u8);
        _words++;
    }
}
