using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Glide.Protocol;

/// <summary>
/// Writes one command in RESP: what generated code calls. Every method but <see cref="WriteHeader"/> writes one word, a sequence one
/// word an element. Nothing is sent before the whole command has been written, so an exception leaves no trace.
/// </summary>
public ref partial struct RespWriter
{
    // "$", three digits, a line end before the bytes, and a line end behind them: what a short word needs at most besides its bytes.
    private const int ShortFrame = 8;

    // Up to so many characters the worst case of three bytes each is reserved at once; longer texts are counted first.
    private const int ShortText = 256;

    // The header of a word of less bytes than this has at most three digits.
    private const int ShortBytes = 1000;

    private readonly RequestBuffer _request;
    private readonly int _start;
    private readonly int _firstExternal;
    private readonly int _firstKey;
    private readonly bool _watchesKeys;
    private Span<byte> _span;
    private int _position;

    // The words that have been counted: with a header of known length those behind it, otherwise all.
    private int _words;

    // The length of the header where the number of words is known; 0 otherwise.
    private int _headerLength;

    /// <summary>Writes behind what the buffer already holds.</summary>
    internal RespWriter(RequestBuffer request)
    {
        _request = request;
        _span = request.Array;
        _start = _position = request.Length;
        _firstExternal = request.ExternalCount;
        _firstKey = request.KeyCount;
        _watchesKeys = request.TracksKeys || request.KeyPrefix.Length > 0;
    }

    /// <summary>Checks that a sequence of arguments has at least one element.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="span">The sequence.</param>
    /// <param name="parameterName">Its name in the method that the user has called.</param>
    /// <exception cref="ArgumentException">The sequence is empty.</exception>
    public static void Require<T>(scoped ReadOnlySpan<T> span, string parameterName)
    {
        if (span.IsEmpty)
        {
            throw new ArgumentException("At least one element is needed.", parameterName);
        }
    }

    /// <summary>Begins a command whose number of words is known.</summary>
    /// <param name="header">The array header and the command's own words: <c>*2\r\n$3\r\nGET\r\n</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteHeader(scoped ReadOnlySpan<byte> header)
    {
        AppendRaw(header);
        _headerLength = header.Length;
    }

    /// <summary>Begins a command whose number of words is not known before the last has been written.</summary>
    /// <param name="words">The command's own words: <c>$4\r\nMGET\r\n</c>.</param>
    /// <param name="count">How many they are.</param>
    public void BeginVariable(scoped ReadOnlySpan<byte> words, int count)
    {
        // One digit is reserved for the number; Complete() puts it in, and makes room if it has more.
        AppendRaw("*0\r\n"u8);
        AppendRaw(words);
        _words = count;
    }

    /// <summary>Writes a word that is already encoded.</summary>
    /// <param name="token">The encoded word: <c>$2\r\nNX\r\n</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteToken(scoped ReadOnlySpan<byte> token)
    {
        AppendRaw(token);
        _words++;
    }

    /// <summary>Writes a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentException">The key is <c>default</c>, or longer than 512 MB.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void WriteKey(scoped in ValkeyKey key)
    {
        if (_watchesKeys || key.IsDefault)
        {
            WriteWatchedKey(key.Payload);
            return;
        }

        WritePayload(key.Payload, external: false);
    }

    /// <summary>Writes keys, one word each.</summary>
    /// <param name="keys">The keys.</param>
    /// <exception cref="ArgumentException">A key is <c>default</c>, or longer than 512 MB.</exception>
    public void WriteKeys(scoped ReadOnlySpan<ValkeyKey> keys)
    {
        foreach (ref readonly ValkeyKey key in keys)
        {
            WriteKey(key);
        }
    }

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value; large bytes are sent from where they stand.</param>
    /// <exception cref="ArgumentException">The value is longer than 512 MB.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void WriteValue(scoped in ValkeyValue value) => WritePayload(value.Payload, external: true);

    /// <summary>Writes values, one word each.</summary>
    /// <param name="values">The values; large bytes are sent from where they stand.</param>
    /// <exception cref="ArgumentException">A value is longer than 512 MB.</exception>
    public void WriteValues(scoped ReadOnlySpan<ValkeyValue> values)
    {
        foreach (ref readonly ValkeyValue value in values)
        {
            WritePayload(value.Payload, external: true);
        }
    }

    /// <summary>Writes a text as UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentException">The text is longer than 512 MB.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void WriteText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        AppendText(text);
        _words++;
    }

    /// <summary>Writes an integer in decimal.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void WriteInt64(long value)
    {
        EnsureRoom(ShortFrame + NumberText.MaxLength);
        Span<byte> room = _span[_position..];
        if ((ulong)value < 10)
        {
            // "$1\r\n7\r\n" as one store.
            BinaryPrimitives.WriteUInt64LittleEndian(room, 0x000A0D_00_0A0D3124UL | (((ulong)value + '0') << 32));
            _position += 7;
        }
        else
        {
            int length = NumberText.CountBytes(value);
            int header = WriteShortHeader(room, length);
            NumberText.Format(value, room[header..]);
            WriteLineEnd(room, header + length);
            _position += header + length + 2;
        }

        _words++;
    }

    /// <summary>Writes a floating-point number in its shortest exact form; infinities as <c>inf</c> and <c>-inf</c>.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">The number is NaN.</exception>
    public void WriteDouble(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentException("NaN is not a number that the server accepts.");
        }

        AppendNumber(value);
        _words++;
    }

    /// <summary>Ends the command and hands it over to the buffer.</summary>
    /// <exception cref="InvalidOperationException">The command has another number of words than its header says.</exception>
    internal void Complete()
    {
        int words = _words;
        if (_headerLength == 0)
        {
            PatchHeader();
        }
        else
        {
            words += CountHeaderWords(out int declared);
            if (words != declared)
            {
                // Sent as it is, it would make the server take the next command's words for this one's, and other callers' replies with them.
                throw new InvalidOperationException($"The command has {words} words and a header for {declared}.");
            }
        }

        _request.Complete(_position, words);
    }
}
