using System.Globalization;

namespace Glide;

/// <content>The conversions from and to the framework's types.</content>
public readonly partial struct ValkeyValue
{
    // The conversion cannot know which parameter it is for.
    private const string NullText = "A null is no value; the empty one is ValkeyValue.Empty.";

    /// <summary>A text, as UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static implicit operator ValkeyValue(string text)
    {
        return new ValkeyValue(Payload.From(text ?? throw new ArgumentNullException(nameof(text), NullText)));
    }

    /// <summary>Bytes, which are not copied.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static implicit operator ValkeyValue(byte[] bytes)
    {
        return new ValkeyValue(Payload.From(bytes ?? throw new ArgumentNullException(nameof(bytes), NullText)));
    }

    /// <summary>Bytes, which are not copied.</summary>
    /// <param name="bytes">The bytes.</param>
    public static implicit operator ValkeyValue(ReadOnlyMemory<byte> bytes) => new(Payload.From(bytes));

    /// <summary>Bytes, which are not copied.</summary>
    /// <param name="bytes">The bytes.</param>
    public static implicit operator ValkeyValue(Memory<byte> bytes) => new(Payload.From(bytes));

    /// <summary>An integer in decimal.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator ValkeyValue(int number) => new(Payload.From((long)number));

    /// <summary>An integer in decimal.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator ValkeyValue(uint number) => new(Payload.From((long)number));

    /// <summary>An integer in decimal.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator ValkeyValue(long number) => new(Payload.From(number));

    /// <summary>An integer in decimal.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator ValkeyValue(ulong number) => new(
        number <= long.MaxValue ? Payload.From((long)number) : Payload.From(number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A floating-point number in its shortest exact form; infinities as <c>inf</c> and <c>-inf</c>.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator ValkeyValue(double number) => new(Payload.From(number));

    /// <summary><c>1</c> for true, <c>0</c> for false.</summary>
    /// <param name="flag">The flag.</param>
    public static implicit operator ValkeyValue(bool flag) => new(Payload.From(flag ? 1L : 0L));

    /// <summary>The value as text; bytes that are not UTF-8 become U+FFFD.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator string(ValkeyValue value) => value.ToString();

    /// <summary>The value as text; null where it is absent.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator string?(ValkeyValue? value) => value?.ToString();

    /// <summary>The bytes: the array itself where the value is the whole of one (as in a reply), a new one otherwise.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator byte[](ValkeyValue value) => value._payload.ToArray();

    /// <summary>The bytes; null where the value is absent.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator byte[]?(ValkeyValue? value) => value?._payload.ToArray();

    /// <summary>The bytes, without a copy where the value was made from bytes or came in a reply.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ReadOnlyMemory<byte>(ValkeyValue value) => value.AsMemory();

    /// <summary>The value as an integer.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FormatException">The value is not an integer of 64 bits in decimal.</exception>
    public static explicit operator long(ValkeyValue value) =>
        value.TryGetInt64(out long number) ? number : throw NotA("an integer of 64 bits", value);

    /// <summary>The value as an integer.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FormatException">The value is not an integer in decimal.</exception>
    /// <exception cref="OverflowException">The integer does not fit into 32 bits.</exception>
    public static explicit operator int(ValkeyValue value) => checked((int)(long)value);

    /// <summary>The value as a floating-point number.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FormatException">The value is not a number.</exception>
    public static explicit operator double(ValkeyValue value) =>
        value.TryGetDouble(out double number) ? number : throw NotA("a number", value);

    /// <summary>The value as a decimal number.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FormatException">The value is not a number that a decimal can hold.</exception>
    public static explicit operator decimal(ValkeyValue value)
    {
        using PayloadBytes bytes = new(value._payload, stackalloc byte[PayloadBytes.StackLength]);
        return decimal.TryParse(bytes.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : throw NotA("a decimal number", value);
    }

    /// <summary><c>1</c> as true and <c>0</c> as false.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FormatException">The value is neither.</exception>
    public static explicit operator bool(ValkeyValue value) =>
        value.TryGetInt64(out long number) && number is 0 or 1 ? number == 1 : throw NotA("1 or 0", value);

    // The message leaves the value out: it may be a secret, and messages end up in logs.
    private static FormatException NotA(string expected, ValkeyValue value) =>
        new($"The value of {value.Length} bytes is not {expected}.");
}
