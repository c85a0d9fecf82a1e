using System.Globalization;
using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>One end of a range of stream ids, for XRANGE, XREVRANGE and XPENDING. The default stands for nothing and is refused.</summary>
public readonly record struct StreamBound : ICommandArgument
{
    private readonly Kind _kind;
    private readonly StreamId _id;

    private StreamBound(Kind kind, StreamId id = default)
    {
        _kind = kind;
        _id = id;
    }

    private enum Kind : byte
    {
        Unset,
        Minimum,
        Maximum,
        Inclusive,
        Exclusive,
        Millisecond,
    }

    /// <summary>Before the first entry: <c>-</c>.</summary>
    public static StreamBound Minimum => new(Kind.Minimum);

    /// <summary>After the last entry: <c>+</c>.</summary>
    public static StreamBound Maximum => new(Kind.Maximum);

    /// <summary>This id, itself included.</summary>
    /// <param name="id">The id.</param>
    public static StreamBound Inclusive(StreamId id) => new(Kind.Inclusive, id);

    /// <summary>This id, itself left out: <c>(id</c>.</summary>
    /// <param name="id">The id. The server refuses the very last id as an exclusive start and <c>0-0</c> as an exclusive end.</param>
    public static StreamBound Exclusive(StreamId id) => new(Kind.Exclusive, id);

    /// <summary>A whole millisecond: as a start from its first entry on, as an end up to its last one.</summary>
    /// <param name="time">The time, cut to the millisecond.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is before 1970.</exception>
    public static StreamBound Within(DateTimeOffset time) => new(Kind.Millisecond, StreamId.FromTime(time));

    /// <summary>This id, itself included.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator StreamBound(StreamId id) => Inclusive(id);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">This is the default.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        switch (_kind)
        {
            case Kind.Minimum:
                writer.WriteToken("$1\r\n-\r\n"u8);
                break;
            case Kind.Maximum:
                writer.WriteToken("$1\r\n+\r\n"u8);
                break;
            case Kind.Inclusive:
                _id.WriteTo(ref writer);
                break;
            case Kind.Exclusive:
                Span<byte> text = stackalloc byte[StreamId.MaxTextLength + 1];
                text[0] = (byte)'(';
                _id.TryFormat(text[1..], out var length);
                writer.WriteBytes(text[..(length + 1)]);
                break;
            case Kind.Millisecond:
                writer.WriteInt64((long)_id.Milliseconds);
                break;
            default:
                UnsetArgument.Throw<StreamBound>();
                break;
        }
    }

    /// <summary>The word that is sent; empty for the default.</summary>
    public override string ToString() => _kind switch
    {
        Kind.Minimum => "-",
        Kind.Maximum => "+",
        Kind.Inclusive => _id.ToString(),
        Kind.Exclusive => $"({_id}",
        Kind.Millisecond => _id.Milliseconds.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}
