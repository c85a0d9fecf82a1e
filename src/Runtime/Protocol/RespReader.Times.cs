namespace Glide.Protocol;

/// <content>Spans and points of time, which come as numbers.</content>
public ref partial struct RespReader
{
    // The first and the last second of the years that a DateTimeOffset knows.
    private const long MinUnixSeconds = -62_135_596_800;
    private const long MaxUnixSeconds = 253_402_300_799;

    /// <summary>Reads a number of seconds.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there, or a number that no <see cref="TimeSpan"/> holds.</exception>
    public TimeSpan ReadSeconds() => ToTimeSpan(ReadInt64(), TimeSpan.TicksPerSecond);

    /// <summary>Reads a number of milliseconds.</summary>
    /// <inheritdoc cref="ReadSeconds"/>
    public TimeSpan ReadMilliseconds() => ToTimeSpan(ReadInt64(), TimeSpan.TicksPerMillisecond);

    /// <summary>Reads a number of microseconds.</summary>
    /// <inheritdoc cref="ReadSeconds"/>
    public TimeSpan ReadMicroseconds() => ToTimeSpan(ReadInt64(), TimeSpan.TicksPerMicrosecond);

    /// <summary>Reads a number of seconds that may have decimals.</summary>
    /// <inheritdoc cref="ReadSeconds"/>
    public TimeSpan ReadDecimalSeconds()
    {
        double seconds = ReadDouble();
        return Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : throw OutOfRange(seconds);
    }

    /// <summary>Reads a point of time in seconds since 1970.</summary>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there, or a number that no <see cref="DateTimeOffset"/> holds.</exception>
    public DateTimeOffset ReadUnixSeconds()
    {
        long seconds = ReadInt64();
        return seconds is >= MinUnixSeconds and <= MaxUnixSeconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : throw OutOfRange(seconds);
    }

    /// <summary>Reads a point of time in milliseconds since 1970.</summary>
    /// <inheritdoc cref="ReadUnixSeconds"/>
    public DateTimeOffset ReadUnixMilliseconds()
    {
        long milliseconds = ReadInt64();
        return milliseconds is >= MinUnixSeconds * 1000 and <= (MaxUnixSeconds * 1000) + 999
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw OutOfRange(milliseconds);
    }

    private static TimeSpan ToTimeSpan(long number, long ticksPerUnit)
        => number >= -(long.MaxValue / ticksPerUnit) && number <= long.MaxValue / ticksPerUnit
            ? new TimeSpan(number * ticksPerUnit)
            : throw OutOfRange(number);

    private static ValkeyProtocolException OutOfRange(double number)
        => new(FormattableString.Invariant($"The reply has {number} where a time is expected, which is out of range."));
}
