using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// The members that ZRANGE and ZRANGESTORE select from a sorted set, and in which order: by rank, by score, or by the members themselves.
/// Sends <c>start stop [BYSCORE|BYLEX] [REV] [LIMIT offset count]</c>. The default stands for nothing and is refused.
/// </summary>
/// <remarks>Everything but ascending ranks needs Valkey 6.2.</remarks>
public readonly record struct ZRange : ICommandArgument
{
    private readonly Kind _kind;
    private readonly bool _isReverse;
    private readonly long _start;
    private readonly long _stop;
    private readonly ScoreBound _minScore;
    private readonly ScoreBound _maxScore;
    private readonly LexBound _minMember;
    private readonly LexBound _maxMember;
    private readonly Limit? _limit;

    private ZRange(long start, long stop, bool reverse)
    {
        _kind = Kind.Rank;
        _start = start;
        _stop = stop;
        _isReverse = reverse;
    }

    private ZRange(ScoreBound min, ScoreBound max, bool reverse, Limit? limit)
    {
        _kind = Kind.Score;
        _minScore = min;
        _maxScore = max;
        _isReverse = reverse;
        _limit = limit;
    }

    private ZRange(LexBound min, LexBound max, bool reverse, Limit? limit)
    {
        _kind = Kind.Lex;
        _minMember = min;
        _maxMember = max;
        _isReverse = reverse;
        _limit = limit;
    }

    private enum Kind : byte
    {
        Unset,
        Rank,
        Score,
        Lex,
    }

    /// <summary>Every member in ascending order.</summary>
    public static ZRange All => ByRank(0, -1);

    /// <summary>Members by their position.</summary>
    /// <param name="start">The first position, counted from 0; negative from the end.</param>
    /// <param name="stop">The last position, itself included; negative from the end.</param>
    /// <param name="reverse">Whether positions count from the highest score down.</param>
    public static ZRange ByRank(long start, long stop, bool reverse = false) => new(start, stop, reverse);

    /// <summary>Members by their score.</summary>
    /// <param name="min">The lower end, in either order.</param>
    /// <param name="max">The upper end, in either order.</param>
    /// <param name="reverse">Whether the highest score comes first.</param>
    /// <param name="limit">The part to return; null for all.</param>
    public static ZRange ByScore(ScoreBound min, ScoreBound max, bool reverse = false, Limit? limit = null) => new(min, max, reverse, limit);

    /// <summary>Members by their bytes; all of them must have the same score, or the result is unspecified.</summary>
    /// <param name="min">The lower end, in either order.</param>
    /// <param name="max">The upper end, in either order.</param>
    /// <param name="reverse">Whether the last member comes first.</param>
    /// <param name="limit">The part to return; null for all.</param>
    public static ZRange ByLex(LexBound min, LexBound max, bool reverse = false, Limit? limit = null) => new(min, max, reverse, limit);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">This is the default, or one of its ends is.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        switch (_kind)
        {
            case Kind.Rank:
                writer.WriteInt64(_start);
                writer.WriteInt64(_stop);
                break;
            case Kind.Score:
                // The server wants the end where the walk begins first.
                (_isReverse ? _maxScore : _minScore).WriteTo(ref writer);
                (_isReverse ? _minScore : _maxScore).WriteTo(ref writer);
                writer.WriteToken("$7\r\nBYSCORE\r\n"u8);
                break;
            case Kind.Lex:
                (_isReverse ? _maxMember : _minMember).WriteTo(ref writer);
                (_isReverse ? _minMember : _maxMember).WriteTo(ref writer);
                writer.WriteToken("$5\r\nBYLEX\r\n"u8);
                break;
            default:
                UnsetArgument.Throw<ZRange>();
                break;
        }

        if (_isReverse)
        {
            writer.WriteToken("$3\r\nREV\r\n"u8);
        }

        _limit?.WriteTo(ref writer);
    }

    /// <summary>The words that are sent; empty for the default.</summary>
    public override string ToString()
    {
        string words;
        switch (_kind)
        {
            case Kind.Rank:
                words = FormattableString.Invariant($"{_start} {_stop}");
                break;
            case Kind.Score:
                words = _isReverse ? $"{_maxScore} {_minScore} BYSCORE" : $"{_minScore} {_maxScore} BYSCORE";
                break;
            case Kind.Lex:
                words = _isReverse ? $"{_maxMember} {_minMember} BYLEX" : $"{_minMember} {_maxMember} BYLEX";
                break;
            default:
                return "";
        }

        var reverse = _isReverse ? " REV" : "";
        return _limit is { } limit ? FormattableString.Invariant($"{words}{reverse} LIMIT {limit.Offset} {limit.Count}") : words + reverse;
    }
}
