using Glide.Protocol;

namespace Glide;

/// <summary>How long a key or a field of a hash will live. The default says that it does not exist.</summary>
/// <remarks>
/// Converts to <see cref="Nullable{TimeSpan}"/>, which is null both for what does not exist and for what does not expire.
/// </remarks>
public readonly record struct TimeToLive
{
    private readonly ExpiryState _state;
    private readonly TimeSpan _remaining;

    private TimeToLive(ExpiryState state, TimeSpan remaining = default)
    {
        _state = state;
        _remaining = remaining;
    }

    /// <summary>The key or field does not exist.</summary>
    public static TimeToLive Missing => default;

    /// <summary>It exists and does not expire.</summary>
    public static TimeToLive NoExpiry => new(ExpiryState.None);

    /// <summary>Whether the key or field exists.</summary>
    public bool Exists => _state != ExpiryState.Missing;

    /// <summary>Whether it exists and expires.</summary>
    public bool HasExpiry => _state == ExpiryState.Set;

    /// <summary>The time that remains; null if it does not exist or does not expire.</summary>
    public TimeSpan? Remaining => HasExpiry ? _remaining : null;

    /// <summary>It exists and expires after a time.</summary>
    /// <param name="remaining">The time that remains.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="remaining"/> is negative.</exception>
    public static TimeToLive After(TimeSpan remaining)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(remaining, TimeSpan.Zero);
        return new(ExpiryState.Set, remaining);
    }

    /// <summary>The time that remains; null if it does not exist or does not expire.</summary>
    /// <param name="timeToLive">The reply.</param>
    public static implicit operator TimeSpan?(TimeToLive timeToLive) => timeToLive.Remaining;

    /// <summary>Reads the reply of TTL: seconds, −1 without expiry, −2 if missing.</summary>
    /// <param name="reader">The reader, positioned at the number.</param>
    /// <exception cref="ValkeyProtocolException">Something else stands there.</exception>
    public static TimeToLive ReadSeconds(ref RespReader reader) => Of(reader.ReadInt64(), TimeSpan.TicksPerSecond);

    /// <summary>Reads the reply of PTTL: milliseconds, −1 without expiry, −2 if missing.</summary>
    /// <inheritdoc cref="ReadSeconds"/>
    public static TimeToLive ReadMilliseconds(ref RespReader reader) => Of(reader.ReadInt64(), TimeSpan.TicksPerMillisecond);

    /// <summary>Reads the reply of HTTL: one number a field, in seconds.</summary>
    /// <param name="reader">The reader, positioned at the array.</param>
    /// <exception cref="ValkeyProtocolException">Something else stands there.</exception>
    public static TimeToLive[] ReadSecondsArray(ref RespReader reader) => ReadArray(ref reader, TimeSpan.TicksPerSecond);

    /// <summary>Reads the reply of HPTTL: one number a field, in milliseconds.</summary>
    /// <inheritdoc cref="ReadSecondsArray"/>
    public static TimeToLive[] ReadMillisecondsArray(ref RespReader reader) => ReadArray(ref reader, TimeSpan.TicksPerMillisecond);

    /// <summary>What it says, for people.</summary>
    public override string ToString() => _state switch
    {
        ExpiryState.Missing => "missing",
        ExpiryState.None => "no expiry",
        _ => _remaining.ToString(),
    };

    private static TimeToLive[] ReadArray(ref RespReader reader, long ticksPerUnit)
    {
        var result = new TimeToLive[reader.ReadArrayHeader()];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Of(reader.ReadInt64(), ticksPerUnit);
        }

        return result;
    }

    private static TimeToLive Of(long number, long ticksPerUnit)
    {
        var state = ExpiryStates.Of(number);
        // The server keeps 64-bit milliseconds, which reach further than a TimeSpan.
        return state != ExpiryState.Set ? new(state)
            : new(state, number <= TimeSpan.MaxValue.Ticks / ticksPerUnit ? new TimeSpan(number * ticksPerUnit) : TimeSpan.MaxValue);
    }
}
