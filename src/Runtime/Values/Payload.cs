using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// What <see cref="ValkeyKey"/> and <see cref="ValkeyValue"/> have in common: a string of bytes in the form in which the caller had
/// it, in sixteen bytes. The source says the form: a string, an array or memory manager (the bits are then offset and length), or one
/// of two markers (the bits are then the number itself).
/// </summary>
internal readonly struct Payload : IEquatable<Payload>
{
    private static readonly object IntegerMarker = new();
    private static readonly object NumberMarker = new();

    private readonly object? _source;
    private readonly long _bits;

    private Payload(object source, long bits)
    {
        _source = source;
        _bits = bits;
    }

    /// <summary>Whether there is nothing at all, not even an empty string.</summary>
    public bool IsNone => _source is null;

    /// <summary>The string, if that is the form.</summary>
    public string? Text
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _source is string text ? text : null;
    }

    /// <summary>The number of <see cref="PayloadKind.Integer"/>.</summary>
    public long Integer => _bits;

    /// <summary>The number of <see cref="PayloadKind.Number"/>.</summary>
    public double Number => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The form.</summary>
    public PayloadKind Kind
    {
        get
        {
            if (_source is null)
            {
                return PayloadKind.None;
            }

            if (_source is string)
            {
                return PayloadKind.Text;
            }

            return ReferenceEquals(_source, IntegerMarker) ? PayloadKind.Integer
                : ReferenceEquals(_source, NumberMarker) ? PayloadKind.Number
                : PayloadKind.Bytes;
        }
    }

    public static Payload From(string text) => new(text, 0);

    public static Payload From(long value) => new(IntegerMarker, value);

    public static Payload From(double value) => new(NumberMarker, BitConverter.DoubleToInt64Bits(value));

    public static Payload From(byte[] bytes) => new(bytes, Pack(0, bytes.Length));

    public static Payload From(ReadOnlyMemory<byte> memory)
    {
        if (MemoryMarshal.TryGetArray(memory, out ArraySegment<byte> segment))
        {
            return new Payload(segment.Array ?? [], Pack(segment.Offset, segment.Count));
        }

        return MemoryMarshal.TryGetMemoryManager<byte, MemoryManager<byte>>(memory, out MemoryManager<byte>? manager, out int start, out int length)
            ? new Payload(manager, Pack(start, length))
            : From(memory.ToArray());
    }

    /// <summary>The bytes without a copy, if the source is an array: what the hot paths ask first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetArray(out ReadOnlySpan<byte> bytes)
    {
        if (_source is not null && _source.GetType() == typeof(byte[]))
        {
            // The span checks offset and length against the array, so that a value torn by a race cannot reach foreign memory.
            bytes = new ReadOnlySpan<byte>(Unsafe.As<byte[]>(_source), (int)_bits, (int)(_bits >> 32));
            return true;
        }

        bytes = default;
        return false;
    }

    /// <summary>The bytes without a copy, if the form is <see cref="PayloadKind.Bytes"/>.</summary>
    public bool TryGetMemory(out ReadOnlyMemory<byte> memory)
    {
        memory = default;
        if (Kind != PayloadKind.Bytes)
        {
            return false;
        }

        memory = _source is MemoryManager<byte> manager
            ? manager.Memory.Slice((int)_bits, (int)(_bits >> 32))
            : new ReadOnlyMemory<byte>((byte[])_source!, (int)_bits, (int)(_bits >> 32));
        return true;
    }

    /// <summary>The number of bytes.</summary>
    public int GetLength() => Kind switch
    {
        PayloadKind.None => 0,
        PayloadKind.Text => Encoding.UTF8.GetByteCount((string)_source!),
        PayloadKind.Bytes => (int)(_bits >> 32),
        PayloadKind.Integer => NumberText.CountBytes(_bits),
        _ => FormatNumber(stackalloc byte[NumberText.MaxLength]),
    };

    /// <summary>Writes the bytes.</summary>
    /// <returns>How many; −1 if the destination is too small.</returns>
    public int Format(Span<byte> destination)
    {
        switch (Kind)
        {
            case PayloadKind.None:
                return 0;
            case PayloadKind.Text:
                return Encoding.UTF8.TryGetBytes((string)_source!, destination, out int written) ? written : -1;
            case PayloadKind.Bytes:
                TryGetMemory(out ReadOnlyMemory<byte> memory);
                return memory.Span.TryCopyTo(destination) ? memory.Length : -1;
            default:
                Span<byte> scratch = stackalloc byte[NumberText.MaxLength];
                scratch = scratch[..FormatNumber(scratch)];
                return scratch.TryCopyTo(destination) ? scratch.Length : -1;
        }
    }

    /// <summary>The bytes: the caller's own array where the payload is the whole of one, a new one otherwise.</summary>
    public byte[] ToArray()
    {
        if (_source is byte[] whole && _bits == Pack(0, whole.Length))
        {
            return whole;
        }

        byte[] bytes = new byte[GetLength()];
        Format(bytes);
        return bytes;
    }

    /// <summary>The bytes, without a copy where they stand in memory already.</summary>
    public ReadOnlyMemory<byte> ToMemory() => TryGetMemory(out ReadOnlyMemory<byte> memory) ? memory : ToArray();

    /// <summary>The bytes as text.</summary>
    public override string ToString()
    {
        switch (Kind)
        {
            case PayloadKind.None:
                return string.Empty;
            case PayloadKind.Text:
                return (string)_source!;
            case PayloadKind.Bytes:
                TryGetMemory(out ReadOnlyMemory<byte> memory);
                return Encoding.UTF8.GetString(memory.Span);
            default:
                Span<byte> scratch = stackalloc byte[NumberText.MaxLength];
                return Encoding.ASCII.GetString(scratch[..FormatNumber(scratch)]);
        }
    }

    public bool Equals(Payload other)
    {
        PayloadKind kind = Kind;
        if (kind == other.Kind)
        {
            switch (kind)
            {
                case PayloadKind.None:
                    return true;
                case PayloadKind.Integer:
                    return _bits == other._bits;
                case PayloadKind.Text when string.Equals((string)_source!, (string)other._source!, StringComparison.Ordinal):
                    return true;
                case PayloadKind.Bytes:
                    return ToMemory().Span.SequenceEqual(other.ToMemory().Span);
            }
        }

        // Different forms can still be the same bytes ("5" and 5), and so can two strings whose unpaired surrogates become U+FFFD.
        using PayloadBytes left = new(this, stackalloc byte[PayloadBytes.StackLength]);
        using PayloadBytes right = new(other, stackalloc byte[PayloadBytes.StackLength]);
        return left.Span.SequenceEqual(right.Span);
    }

    public override bool Equals(object? obj) => obj is Payload other && Equals(other);

    public override int GetHashCode()
    {
        using PayloadBytes bytes = new(this, stackalloc byte[PayloadBytes.StackLength]);
        HashCode hash = default;
        hash.AddBytes(bytes.Span);
        return hash.ToHashCode();
    }

    private static long Pack(int offset, int length) => (uint)offset | ((long)length << 32);

    private int FormatNumber(Span<byte> destination) =>
        ReferenceEquals(_source, IntegerMarker) ? NumberText.Format(_bits, destination) : NumberText.Format(Number, destination);
}
