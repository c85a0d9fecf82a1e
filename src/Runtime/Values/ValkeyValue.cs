using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// A value as the server stores it: any bytes, made from text (as UTF-8), bytes or a number, and turned into them again. It keeps what
/// it was made from and copies nothing, so an array given here must not change before the call it is used in has completed.
/// </summary>
/// <remarks><c>default</c> is the empty value. There is no null among the values: what may be absent is a <c>ValkeyValue?</c>.</remarks>
[JsonConverter(typeof(ValkeyValueJsonConverter))]
public readonly partial struct ValkeyValue : IEquatable<ValkeyValue>
{
    private readonly Payload _payload;

    internal ValkeyValue(Payload payload) => _payload = payload;

    /// <summary>The value without bytes.</summary>
    public static ValkeyValue Empty => default;

    /// <summary>Whether there are no bytes.</summary>
    public bool IsEmpty => _payload.IsNone || _payload.GetLength() == 0;

    /// <summary>The length in bytes.</summary>
    public int Length => _payload.GetLength();

    internal Payload Payload
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _payload;
    }

    /// <summary>Whether two values are the same bytes.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ValkeyValue left, ValkeyValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ValkeyValue left, ValkeyValue right) => !left.Equals(right);

    /// <summary>The bytes, without a copy where the value was made from bytes or came in a reply.</summary>
    public ReadOnlyMemory<byte> AsMemory() => _payload.ToMemory();

    /// <summary>Copies the bytes.</summary>
    /// <param name="destination">Where to.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <see cref="Length"/>.</exception>
    public int CopyTo(Span<byte> destination) => TryFormat(destination, out int written)
        ? written
        : throw new ArgumentException("The destination is too short for the value.", nameof(destination));

    /// <summary>Copies the bytes if they fit.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="bytesWritten">The number of bytes; 0 if they do not fit.</param>
    public bool TryFormat(Span<byte> destination, out int bytesWritten)
    {
        int written = _payload.Format(destination);
        bytesWritten = Math.Max(written, 0);
        return written >= 0;
    }

    /// <summary>Reads the value as an integer in decimal.</summary>
    /// <param name="number">The number; 0 if the value is not one.</param>
    /// <returns>Whether the whole value is an integer of 64 bits.</returns>
    public bool TryGetInt64(out long number)
    {
        if (_payload.Kind == PayloadKind.Integer)
        {
            number = _payload.Integer;
            return true;
        }

        using PayloadBytes bytes = new(_payload, stackalloc byte[PayloadBytes.StackLength]);
        return NumberText.TryParse(bytes.Span, out number);
    }

    /// <summary>Reads the value as a floating-point number; <c>inf</c>, <c>-inf</c> and <c>nan</c> are numbers too.</summary>
    /// <param name="number">The number; 0 if the value is not one.</param>
    /// <returns>Whether the whole value is a number.</returns>
    public bool TryGetDouble(out double number)
    {
        switch (_payload.Kind)
        {
            case PayloadKind.Integer:
                number = _payload.Integer;
                return true;
            case PayloadKind.Number:
                number = _payload.Number;
                return true;
            default:
                using (PayloadBytes bytes = new(_payload, stackalloc byte[PayloadBytes.StackLength]))
                {
                    bool parsed = NumberText.TryParse(bytes.Span, out number);
                    number = parsed ? number : 0;
                    return parsed;
                }
        }
    }

    /// <inheritdoc/>
    public bool Equals(ValkeyValue other) => _payload.Equals(other._payload);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValkeyValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _payload.GetHashCode();

    /// <summary>The value as text; bytes that are not UTF-8 show as U+FFFD.</summary>
    public override string ToString() => _payload.ToString();
}
