using Glide.Protocol;

namespace Glide;

/// <summary>
/// The four words EX, PX, EXAT and PXAT as the two things they mean: after a time, and at a time. The unit follows from the time itself,
/// seconds where they are exact, so that a caller cannot mistake one for the other.
/// </summary>
internal readonly record struct Expiry
{
    private readonly Kind _kind;
    private readonly long _ticks;

    private Expiry(Kind kind, long ticks)
    {
        _kind = kind;
        _ticks = ticks;
    }

    private enum Kind : byte
    {
        Unset,
        In,
        At,
    }

    private bool IsWholeSeconds => _ticks % TimeSpan.TicksPerSecond == 0;

    public static Expiry In(TimeSpan timeToLive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        return new(Kind.In, timeToLive.Ticks);
    }

    public static Expiry At(DateTimeOffset time)
    {
        // The server refuses the time 0 as it refuses those before it.
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, DateTimeOffset.UnixEpoch);
        return new(Kind.At, time.UtcTicks);
    }

    public bool TryWriteTo(ref RespWriter writer)
    {
        switch (_kind)
        {
            case Kind.In when IsWholeSeconds:
                writer.WriteToken("$2\r\nEX\r\n"u8);
                writer.WriteSeconds(new TimeSpan(_ticks));
                return true;
            case Kind.In:
                writer.WriteToken("$2\r\nPX\r\n"u8);
                writer.WriteMilliseconds(new TimeSpan(_ticks));
                return true;
            case Kind.At when IsWholeSeconds:
                writer.WriteToken("$4\r\nEXAT\r\n"u8);
                writer.WriteUnixSeconds(new DateTimeOffset(_ticks, TimeSpan.Zero));
                return true;
            case Kind.At:
                writer.WriteToken("$4\r\nPXAT\r\n"u8);
                writer.WriteUnixMilliseconds(new DateTimeOffset(_ticks, TimeSpan.Zero));
                return true;
            default:
                return false;
        }
    }

    public override string ToString() => _kind switch
    {
        Kind.In => FormattableString.Invariant($"in {new TimeSpan(_ticks)}"),
        Kind.At => FormattableString.Invariant($"at {new DateTimeOffset(_ticks, TimeSpan.Zero):O}"),
        _ => "",
    };
}
