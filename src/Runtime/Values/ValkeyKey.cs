using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Glide;

/// <summary>
/// The name of a key: any bytes, made from text (as UTF-8), bytes or a number. It keeps what it was made from and copies nothing, so
/// an array given here must not change before the call it is used in has completed.
/// </summary>
/// <remarks><c>default</c> is no key at all; a command that is given it throws <see cref="ArgumentException"/>. The empty key is a key.</remarks>
[JsonConverter(typeof(ValkeyKeyJsonConverter))]
public readonly struct ValkeyKey : IEquatable<ValkeyKey>
{
    // The conversion cannot know which parameter it is for.
    private const string NullText = "A null names no key.";

    private readonly Payload _payload;

    internal ValkeyKey(Payload payload) => _payload = payload;

    /// <summary>Whether this is <c>default</c>: no key at all.</summary>
    public bool IsDefault => _payload.IsNone;

    /// <summary>The length in bytes.</summary>
    public int Length => _payload.GetLength();

    internal Payload Payload
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _payload;
    }

    /// <summary>The key named by a text, as UTF-8.</summary>
    /// <param name="text">The name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static implicit operator ValkeyKey(string text)
    {
        return new ValkeyKey(Payload.From(text ?? throw new ArgumentNullException(nameof(text), NullText)));
    }

    /// <summary>The key named by bytes, which are not copied.</summary>
    /// <param name="bytes">The name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static implicit operator ValkeyKey(byte[] bytes)
    {
        return new ValkeyKey(Payload.From(bytes ?? throw new ArgumentNullException(nameof(bytes), NullText)));
    }

    /// <summary>The key named by bytes, which are not copied.</summary>
    /// <param name="bytes">The name.</param>
    public static implicit operator ValkeyKey(ReadOnlyMemory<byte> bytes) => new(Payload.From(bytes));

    /// <summary>The key named by bytes, which are not copied.</summary>
    /// <param name="bytes">The name.</param>
    public static implicit operator ValkeyKey(Memory<byte> bytes) => new(Payload.From(bytes));

    /// <summary>The key named by a number in decimal.</summary>
    /// <param name="number">The name.</param>
    public static implicit operator ValkeyKey(long number) => new(Payload.From(number));

    /// <summary>The name as text; null for <c>default</c>.</summary>
    /// <param name="key">The key.</param>
    public static implicit operator string?(ValkeyKey key) => key.IsDefault ? null : key.ToString();

    /// <summary>The name as bytes: the array the key was made from if it was made from a whole one, a new one otherwise.</summary>
    /// <param name="key">The key.</param>
    public static explicit operator byte[](ValkeyKey key) => key._payload.ToArray();

    /// <summary>Whether two keys are the same bytes.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ValkeyKey left, ValkeyKey right) => left.Equals(right);

    /// <summary>Whether two keys differ.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ValkeyKey left, ValkeyKey right) => !left.Equals(right);

    /// <summary>Copies the name.</summary>
    /// <param name="destination">Where to.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <see cref="Length"/>.</exception>
    public int CopyTo(Span<byte> destination) => TryFormat(destination, out int written)
        ? written
        : throw new ArgumentException("The destination is too short for the key.", nameof(destination));

    /// <summary>Copies the name if it fits.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="bytesWritten">The number of bytes; 0 if it does not fit.</param>
    public bool TryFormat(Span<byte> destination, out int bytesWritten)
    {
        int written = _payload.Format(destination);
        bytesWritten = Math.Max(written, 0);
        return written >= 0;
    }

    /// <summary>The bytes, without a copy where the key was made from bytes.</summary>
    public ReadOnlyMemory<byte> AsMemory() => _payload.ToMemory();

    /// <inheritdoc/>
    public bool Equals(ValkeyKey other) => IsDefault == other.IsDefault && _payload.Equals(other._payload);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValkeyKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _payload.GetHashCode();

    /// <summary>The name as text; bytes that are not UTF-8 show as U+FFFD.</summary>
    public override string ToString() => _payload.ToString();
}
