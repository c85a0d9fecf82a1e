namespace Glide.Protocol;

/// <content>Words that are put together from parts.</content>
public ref partial struct RespWriter
{
    /// <summary>Writes bytes as one word.</summary>
    /// <param name="word">The bytes; they are copied.</param>
    /// <exception cref="ArgumentException">They are more than 512 MB.</exception>
    public void WriteBytes(scoped ReadOnlySpan<byte> word)
    {
        CheckLength(word.Length, "argument");
        AppendBytes(word);
        _words++;
    }

    /// <summary>Writes a byte and a value as one word, which is how the server tells an inclusive end of a range from an exclusive one.</summary>
    internal void WritePrefixed(byte prefix, scoped in ValkeyValue value)
    {
        Payload payload = value.Payload;
        int length = payload.GetLength();
        CheckLength(length + 1L, "value");
        AppendHeader(length + 1);

        // A number is formatted in place and wants room for the longest.
        EnsureRoom(1 + length + NumberText.MaxLength);
        _span[_position++] = prefix;
        _position += payload.Format(_span[_position..]);
        AppendRaw("\r\n"u8);
        _words++;
    }
}
