using System.Globalization;
using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// How far XADD or XTRIM cuts a stream: <c>MAXLEN</c> or <c>MINID</c>, exactly or, much cheaper, in whole nodes of its tree (<c>~</c>).
/// A limit on the work exists only for the approximate forms. The default stands for nothing and is refused.
/// </summary>
public readonly record struct StreamTrim : ICommandArgument
{
    private readonly Kind _kind;
    private readonly bool _isApproximate;
    private readonly long? _limit;
    private readonly long _length;
    private readonly StreamId _id;

    private StreamTrim(Kind kind, long length, StreamId id, bool isApproximate, long? limit)
    {
        _kind = kind;
        _length = length;
        _id = id;
        _isApproximate = isApproximate;
        _limit = limit;
    }

    private enum Kind : byte
    {
        Unset,
        MaxLength,
        MinId,
    }

    /// <summary>Keeps exactly the newest entries: <c>MAXLEN count</c>.</summary>
    /// <param name="count">How many to keep.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static StreamTrim MaxLength(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(Kind.MaxLength, count, default, isApproximate: false, limit: null);
    }

    /// <summary>Keeps at least the newest entries, removing whole nodes only: <c>MAXLEN ~ count [LIMIT limit]</c>.</summary>
    /// <param name="count">How many to keep at least.</param>
    /// <param name="limit">How many entries to remove at most; 0 for no limit, null for the server's own. Since Valkey 6.2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static StreamTrim ApproximateMaxLength(long count, long? limit = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(Kind.MaxLength, count, default, isApproximate: true, NotNegative(limit));
    }

    /// <summary>Removes exactly the entries before an id: <c>MINID id</c>. Since Valkey 6.2.</summary>
    /// <param name="id">The smallest id to keep.</param>
    [ValkeySince("6.2.0")]
    public static StreamTrim MinId(StreamId id) => new(Kind.MinId, 0, id, isApproximate: false, limit: null);

    /// <summary>Removes entries before an id, whole nodes only: <c>MINID ~ id [LIMIT limit]</c>. Since Valkey 6.2.</summary>
    /// <param name="id">No entry with this or a later id is removed.</param>
    /// <param name="limit">How many entries to remove at most; 0 for no limit, null for the server's own.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is negative.</exception>
    [ValkeySince("6.2.0")]
    public static StreamTrim ApproximateMinId(StreamId id, long? limit = null) =>
        new(Kind.MinId, 0, id, isApproximate: true, NotNegative(limit));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">This is the default.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        if (_kind == Kind.Unset)
        {
            UnsetArgument.Throw<StreamTrim>();
        }

        writer.WriteToken(_kind == Kind.MaxLength ? "$6\r\nMAXLEN\r\n"u8 : "$5\r\nMINID\r\n"u8);
        if (_isApproximate)
        {
            writer.WriteToken("$1\r\n~\r\n"u8);
        }

        if (_kind == Kind.MaxLength)
        {
            writer.WriteInt64(_length);
        }
        else
        {
            _id.WriteTo(ref writer);
        }

        if (_limit is { } limit)
        {
            writer.WriteToken("$5\r\nLIMIT\r\n"u8);
            writer.WriteInt64(limit);
        }
    }

    /// <summary>The words that are sent; empty for the default.</summary>
    public override string ToString()
    {
        var words = _kind switch
        {
            Kind.MaxLength => string.Create(CultureInfo.InvariantCulture, $"MAXLEN {(_isApproximate ? "~ " : "")}{_length}"),
            Kind.MinId => string.Create(CultureInfo.InvariantCulture, $"MINID {(_isApproximate ? "~ " : "")}{_id}"),
            _ => "",
        };
        return _limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"{words} LIMIT {limit}") : words;
    }

    private static long? NotNegative(long? limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit.GetValueOrDefault(), nameof(limit));
        return limit;
    }
}
