using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace Glide.Protocol;

/// <content>Single values.</content>
public ref partial struct RespReader
{
    /// <summary>Reads an integer, also from a string in decimal.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there.</exception>
    public long ReadInt64()
    {
        if (TryReadShortInteger(out long value))
        {
            return value;
        }

        ReadOnlySpan<byte> text = ReadBytesSlowly(out RespKind kind);
        return NumberText.TryParse(text, out value)
            ? value
            : throw Unexpected(kind == RespKind.Integer ? "one that fits into 64 bits" : "an integer", kind);
    }

    /// <summary>Reads an integer or a null.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there.</exception>
    public long? ReadNullableInt64() => TryReadNull() ? null : ReadInt64();

    /// <summary>Reads a floating-point number, also from an integer or a string.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there.</exception>
    public double ReadDouble()
    {
        ReadOnlySpan<byte> text = ReadBytesSlowly(out RespKind kind);
        return NumberText.TryParse(text, out double value) ? value : throw Unexpected("a number", kind);
    }

    /// <summary>Reads a floating-point number or a null.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there.</exception>
    public double? ReadNullableDouble() => TryReadNull() ? null : ReadDouble();

    /// <summary>Reads a truth value: <c>#t</c> and <c>#f</c>, or 1 and 0 as an integer or a string.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there.</exception>
    public bool ReadBoolean()
    {
        ReadOnlySpan<byte> text = ReadBytesSlowly(out RespKind kind);
        return text is [(byte)'1'] ? true : text is [(byte)'0'] ? false : throw Unexpected("1 or 0", kind);
    }

    /// <summary>Reads a truth value or a null.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there.</exception>
    public bool? ReadNullableBoolean() => TryReadNull() ? null : ReadBoolean();

    /// <summary>Reads a value: any scalar.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">A null or an aggregate stands there.</exception>
    public ValkeyValue ReadValue()
    {
        return TryReadShortString(out ReadOnlySpan<byte> bytes) ? ToValue(bytes) : ReadValueSlowly();
    }

    /// <summary>Reads a value or a null.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">An aggregate stands there.</exception>
    public ValkeyValue? ReadNullableValue() =>
        TryReadShortString(out ReadOnlySpan<byte> bytes) ? ToValue(bytes) : TryReadNull() ? default(ValkeyValue?) : ReadValueSlowly();

    /// <summary>Reads the name of a key.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">A null or an aggregate stands there.</exception>
    public ValkeyKey ReadKey() => ReadBytes().ToArray();

    /// <summary>Reads the name of a key or a null.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">An aggregate stands there.</exception>
    public ValkeyKey? ReadNullableKey() => TryReadNull() ? default(ValkeyKey?) : ReadKey();

    /// <summary>Reads a text: any scalar as UTF-8.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">A null or an aggregate stands there.</exception>
    public string ReadText() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>Reads a text or a null.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">An aggregate stands there.</exception>
    public string? ReadNullableText() => TryReadNull() ? null : ReadText();

    /// <summary>Takes over the array that a large string was received into.</summary>
    /// <param name="array">The array, which may be longer than the string.</param>
    /// <param name="length">The length of the string.</param>
    /// <returns>Whether there is one; otherwise nothing has been read.</returns>
    internal bool TryTakePayload([NotNullWhen(true)] out byte[]? array, out int length)
    {
        array = _detached;
        length = array is null ? 0 : ReadBytesSlowly(out _).Length;
        return array is not null;
    }

    private static ValkeyValue ToValue(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return default;
        }

        // Nothing is gained by clearing what is overwritten at once; below some size the framework clears anyway.
        byte[] copy = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(copy);
        return new ValkeyValue(Payload.From(copy));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValkeyValue ReadValueSlowly()
    {
        if (TryReadShortInteger(out long number))
        {
            return number;
        }

        ReadOnlySpan<byte> bytes = ReadBytesSlowly(out _);
        return _detached is null ? ToValue(bytes) : _detached;
    }

    /// <summary>Reads an integer reply of up to 18 digits, which cannot overflow.</summary>
    private bool TryReadShortInteger(out long value)
    {
        const int MostDigits = 18;
        value = 0;
        ReadOnlySpan<byte> rest = _rest;
        if (rest.Length < 4 || rest[0] != (byte)':')
        {
            return false;
        }

        bool negative = rest[1] == (byte)'-';
        int first = negative ? 2 : 1;
        for (int index = first; index < rest.Length - 1 && index - first <= MostDigits; index++)
        {
            uint digit = (uint)(rest[index] - '0');
            if (digit > 9)
            {
                if (index == first || rest[index] != (byte)'\r' || rest[index + 1] != (byte)'\n')
                {
                    return false;
                }

                value = negative ? -value : value;
                _rest = rest[(index + 2)..];
                return true;
            }

            value = (value * 10) + digit;
        }

        return false;
    }
}
