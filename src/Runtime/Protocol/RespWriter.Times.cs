using System.Runtime.CompilerServices;
using Glide.Commands;

namespace Glide.Protocol;

/// <content>Times and points in time.</content>
public ref partial struct RespWriter
{
    /// <summary>Writes a time in whole seconds, rounded up.</summary>
    /// <param name="value">The time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void WriteSeconds(TimeSpan value) => WriteInt64(WholeUnits(value, TimeSpan.TicksPerSecond));

    /// <summary>Writes a time in whole milliseconds, rounded up.</summary>
    /// <param name="value">The time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void WriteMilliseconds(TimeSpan value) => WriteInt64(WholeUnits(value, TimeSpan.TicksPerMillisecond));

    /// <summary>Writes a point in time as seconds since 1970, rounded up.</summary>
    /// <param name="value">The point in time.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies before 1970.</exception>
    public void WriteUnixSeconds(DateTimeOffset value) => WriteInt64(WholeUnits(value - DateTimeOffset.UnixEpoch, TimeSpan.TicksPerSecond));

    /// <summary>Writes a point in time as milliseconds since 1970, rounded up.</summary>
    /// <param name="value">The point in time.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies before 1970.</exception>
    public void WriteUnixMilliseconds(DateTimeOffset value) =>
        WriteInt64(WholeUnits(value - DateTimeOffset.UnixEpoch, TimeSpan.TicksPerMillisecond));

    /// <summary>Writes in seconds how long the server may let the call wait, and marks the call as one that blocks.</summary>
    /// <param name="timeout">The time, to the millisecond and rounded up; zero or <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void WriteBlockingSeconds(TimeSpan timeout)
    {
        long milliseconds = BlockingMilliseconds(timeout, inSeconds: true);
        Span<byte> digits = stackalloc byte[NumberText.MaxLength];
        AppendBytes(digits[..RequestBuffer.FormatWait(milliseconds, inSeconds: true, digits)]);
        _words++;
    }

    /// <summary>Writes in milliseconds how long the server may let the call wait, and marks the call as one that blocks.</summary>
    /// <param name="timeout">The time, rounded up; zero or <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void WriteBlockingMilliseconds(TimeSpan timeout) => WriteInt64(BlockingMilliseconds(timeout, inSeconds: false));

    /// <summary>Writes a word that says how long the server may let the call wait, as it was given, and marks the call as one that blocks.</summary>
    internal void WriteWait(scoped in ValkeyValue word, WaitWord wait)
    {
        _request.SetBlocking(wait.Read(word), _position, wait.InSeconds);
        WriteValue(word);
    }

    private readonly long BlockingMilliseconds(TimeSpan timeout, bool inSeconds)
    {
        if (timeout == TimeSpan.Zero || timeout == Timeout.InfiniteTimeSpan)
        {
            _request.SetBlocking(Timeout.InfiniteTimeSpan);
            return 0;
        }

        long milliseconds = WholeUnits(timeout, TimeSpan.TicksPerMillisecond, nameof(timeout));
        _request.SetBlocking(timeout, _position, inSeconds);
        return milliseconds;
    }

    // Rounding down could turn a short expiry into none or an expiry in the past, which deletes the key at once.
    private static long WholeUnits(TimeSpan value, long ticksPerUnit, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(name, value, "A time must not be negative.");
        }

        (long units, long rest) = Math.DivRem(value.Ticks, ticksPerUnit);
        return rest > 0 ? units + 1 : units;
    }
}
