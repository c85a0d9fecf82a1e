using System.Runtime.CompilerServices;
using Glide.Commands;

namespace Glide.Protocol;

/// <content>Times and points in time.</content>
public ref partial struct RespWriter
{
    /// <summary>Writes a time in whole seconds, rounded up.</summary>
    /// <param name="value">The time.</param>
    /// <param name="parameterName">What an exception calls it; a field's name without the underscore where it is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void WriteSeconds(TimeSpan value, [CallerArgumentExpression(nameof(value))] string parameterName = "") =>
        WriteInt64(WholeUnits(value, TimeSpan.TicksPerSecond, parameterName));

    /// <summary>Writes a time in whole milliseconds, rounded up.</summary>
    /// <param name="value">The time.</param>
    /// <param name="parameterName">What an exception calls it; a field's name without the underscore where it is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void WriteMilliseconds(TimeSpan value, [CallerArgumentExpression(nameof(value))] string parameterName = "") =>
        WriteInt64(WholeUnits(value, TimeSpan.TicksPerMillisecond, parameterName));

    /// <summary>Writes a point in time as seconds since 1970, rounded up.</summary>
    /// <param name="value">The point in time.</param>
    /// <param name="parameterName">What an exception calls it; a field's name without the underscore where it is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies before 1970.</exception>
    public void WriteUnixSeconds(DateTimeOffset value, [CallerArgumentExpression(nameof(value))] string parameterName = "") =>
        WriteInt64(WholeUnits(value, TimeSpan.TicksPerSecond, parameterName));

    /// <summary>Writes a point in time as milliseconds since 1970, rounded up.</summary>
    /// <param name="value">The point in time.</param>
    /// <param name="parameterName">What an exception calls it; a field's name without the underscore where it is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies before 1970.</exception>
    public void WriteUnixMilliseconds(DateTimeOffset value, [CallerArgumentExpression(nameof(value))] string parameterName = "") =>
        WriteInt64(WholeUnits(value, TimeSpan.TicksPerMillisecond, parameterName));

    /// <summary>Writes in seconds how long the server may let the call wait, and marks the call as one that blocks.</summary>
    /// <param name="timeout">The time, to the millisecond and rounded up; zero or <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.</param>
    /// <param name="parameterName">What an exception calls it; a field's name without the underscore where it is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void WriteBlockingSeconds(TimeSpan timeout, [CallerArgumentExpression(nameof(timeout))] string parameterName = "")
    {
        long milliseconds = BlockingMilliseconds(timeout, inSeconds: true, parameterName);
        Span<byte> digits = stackalloc byte[NumberText.MaxLength];
        AppendBytes(digits[..RequestBuffer.FormatWait(milliseconds, inSeconds: true, digits)]);
        _words++;
    }

    /// <summary>Writes in milliseconds how long the server may let the call wait, and marks the call as one that blocks.</summary>
    /// <param name="timeout">The time, rounded up; zero or <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.</param>
    /// <param name="parameterName">What an exception calls it; a field's name without the underscore where it is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void WriteBlockingMilliseconds(TimeSpan timeout, [CallerArgumentExpression(nameof(timeout))] string parameterName = "") =>
        WriteInt64(BlockingMilliseconds(timeout, inSeconds: false, parameterName));

    /// <summary>Writes a word that says how long the server may let the call wait, as it was given, and marks the call as one that blocks.</summary>
    internal void WriteWait(scoped in ValkeyValue word, WaitWord wait)
    {
        _request.SetBlocking(wait.Read(word), _position, wait.InSeconds);
        WriteValue(word);
    }

    private readonly long BlockingMilliseconds(TimeSpan timeout, bool inSeconds, string parameterName)
    {
        if (timeout == TimeSpan.Zero || timeout == Timeout.InfiniteTimeSpan)
        {
            _request.SetBlocking(Timeout.InfiniteTimeSpan);
            return 0;
        }

        long milliseconds = WholeUnits(timeout, TimeSpan.TicksPerMillisecond, parameterName);
        _request.SetBlocking(timeout, _position, inSeconds);
        return milliseconds;
    }

    private static long WholeUnits(DateTimeOffset value, long ticksPerUnit, string parameterName) => value >= DateTimeOffset.UnixEpoch
        ? WholeUnits(value - DateTimeOffset.UnixEpoch, ticksPerUnit, parameterName)
        : throw new ArgumentOutOfRangeException(NameOf(parameterName), value, "A point in time must not lie before 1970.");

    // Rounding down could turn a short expiry into none or an expiry in the past, which deletes the key at once.
    private static long WholeUnits(TimeSpan value, long ticksPerUnit, string parameterName)
    {
        if (value < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(NameOf(parameterName), value, "A time must not be negative.");
        }

        (long units, long rest) = Math.DivRem(value.Ticks, ticksPerUnit);
        return rest > 0 ? units + 1 : units;
    }

    private static string NameOf(string expression) => expression.TrimStart('_');
}
