using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// The id of a stream entry, sent as <c>milliseconds-sequence</c>. Ids order first by time, then by sequence number.
/// </summary>
/// <param name="Milliseconds">The time part: Unix milliseconds when the server made the id.</param>
/// <param name="Sequence">The number that tells the entries of one millisecond apart.</param>
/// <remarks>
/// This is an id and nothing else. Where a command also takes a special word there is a type for that role:
/// <see cref="StreamAddId"/>, <see cref="StreamBound"/>, <see cref="StreamPosition"/>, <see cref="StreamGroupPosition"/>, <see cref="StreamGroupStart"/>.
/// </remarks>
public readonly record struct StreamId(ulong Milliseconds, ulong Sequence)
    : ICommandArgument, IReply<StreamId>, IComparable<StreamId>, ISpanParsable<StreamId>, IUtf8SpanParsable<StreamId>, ISpanFormattable, IUtf8SpanFormattable
{
    /// <summary>The longest text of an id: two 20-digit numbers and a hyphen.</summary>
    internal const int MaxTextLength = 41;

    /// <summary>The smallest id, <c>0-0</c>. No entry has it, so everything in a stream comes after it.</summary>
    public static StreamId MinValue => default;

    /// <summary>The largest id.</summary>
    public static StreamId MaxValue => new(ulong.MaxValue, ulong.MaxValue);

    /// <summary>Whether one id comes before another.</summary>
    /// <param name="left">The first id.</param>
    /// <param name="right">The second id.</param>
    public static bool operator <(StreamId left, StreamId right) => left.CompareTo(right) < 0;

    /// <summary>Whether one id comes after another.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(StreamId left, StreamId right) => left.CompareTo(right) > 0;

    /// <summary>Whether one id comes before another or equals it.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(StreamId left, StreamId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one id comes after another or equals it.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(StreamId left, StreamId right) => left.CompareTo(right) >= 0;

    /// <summary>The first possible id of a point in time, cut to the millisecond.</summary>
    /// <param name="time">The time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is before 1970.</exception>
    public static StreamId FromTime(DateTimeOffset time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, DateTimeOffset.UnixEpoch);
        return new((ulong)time.ToUnixTimeMilliseconds(), 0);
    }

    /// <summary>The time part as a point in time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time part is past the year 9999: the id was not made from a clock.</exception>
    public DateTimeOffset ToTime() => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Min(Milliseconds, long.MaxValue));

    /// <inheritdoc/>
    public int CompareTo(StreamId other)
    {
        var byTime = Milliseconds.CompareTo(other.Milliseconds);
        return byTime != 0 ? byTime : Sequence.CompareTo(other.Sequence);
    }

    /// <summary>Reads an id from its text.</summary>
    /// <param name="s"><c>milliseconds-sequence</c>; a missing sequence number is 0.</param>
    /// <param name="provider">Not used: an id has one form.</param>
    /// <exception cref="FormatException">The text is not an id.</exception>
    public static StreamId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static StreamId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a stream id; one looks like 1526919030474-55.");

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    /// <param name="utf8Text"><c>milliseconds-sequence</c> as UTF-8; a missing sequence number is 0.</param>
    /// <param name="provider">Not used: an id has one form.</param>
    public static StreamId Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider = null) =>
        TryParse(utf8Text, provider, out var id) ? id : throw new FormatException("The bytes are not a stream id; one looks like 1526919030474-55.");

    /// <summary>Reads an id from its text, or returns false.</summary>
    /// <param name="s"><c>milliseconds-sequence</c>; a missing sequence number is 0.</param>
    /// <param name="result">The id.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out StreamId result) => TryParse(s, null, out result);

    /// <inheritdoc cref="TryParse(string?, out StreamId)"/>
    /// <param name="s"><c>milliseconds-sequence</c>; a missing sequence number is 0.</param>
    /// <param name="provider">Not used: an id has one form.</param>
    /// <param name="result">The id.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StreamId result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out StreamId)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out StreamId result)
    {
        result = default;
        Span<byte> utf8 = stackalloc byte[MaxTextLength];
        return System.Text.Encoding.UTF8.TryGetBytes(s, utf8, out var length) && TryParse(utf8[..length], provider, out result);
    }

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out StreamId)"/>
    /// <param name="utf8Text"><c>milliseconds-sequence</c> as UTF-8; a missing sequence number is 0.</param>
    /// <param name="provider">Not used: an id has one form.</param>
    /// <param name="result">The id.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out StreamId result)
    {
        var hyphen = utf8Text.IndexOf((byte)'-');
        var time = hyphen < 0 ? utf8Text : utf8Text[..hyphen];
        ulong sequence = 0;
        if (utf8Text.Length <= MaxTextLength && DecimalText.TryParse(time, out var milliseconds)
            && (hyphen < 0 || DecimalText.TryParse(utf8Text[(hyphen + 1)..], out sequence)))
        {
            result = new(milliseconds, sequence);
            return true;
        }

        result = default;
        return false;
    }

    /// <inheritdoc/>
    public static StreamId Read(ref RespReader reader)
    {
        var text = reader.ReadBytes();
        return TryParse(text, null, out var id) ? id : throw new ValkeyProtocolException($"Expected a stream id, found {text.Length} other bytes.");
    }

    /// <inheritdoc/>
    public void WriteTo(ref RespWriter writer)
    {
        Span<byte> text = stackalloc byte[MaxTextLength];
        TryFormat(text, out var length);
        writer.WriteBytes(text[..length]);
    }

    /// <summary>The id as <c>milliseconds-sequence</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds}-{Sequence}");

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{Milliseconds}-{Sequence}", out charsWritten);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        System.Text.Unicode.Utf8.TryWrite(utf8Destination, CultureInfo.InvariantCulture, $"{Milliseconds}-{Sequence}", out bytesWritten);
}
