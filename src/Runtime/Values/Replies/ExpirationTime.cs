using Glide.Protocol;

namespace Glide;

/// <summary>When a key or a field of a hash expires. The default says that it does not exist.</summary>
/// <remarks>
/// Converts to <see cref="Nullable{DateTimeOffset}"/>, which is null both for what does not exist and for what does not expire.
/// </remarks>
public readonly record struct ExpirationTime
{
    private static readonly long MaxUnixMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly ExpiryState _state;
    private readonly long _unixMilliseconds;

    private ExpirationTime(ExpiryState state, long unixMilliseconds = 0)
    {
        _state = state;
        _unixMilliseconds = unixMilliseconds;
    }

    /// <summary>The key or field does not exist.</summary>
    public static ExpirationTime Missing => default;

    /// <summary>It exists and does not expire.</summary>
    public static ExpirationTime NoExpiry => new(ExpiryState.None);

    /// <summary>Whether the key or field exists.</summary>
    public bool Exists => _state != ExpiryState.Missing;

    /// <summary>Whether it exists and expires.</summary>
    public bool HasExpiry => _state == ExpiryState.Set;

    /// <summary>When it expires, in UTC; null if it does not exist or does not expire.</summary>
    public DateTimeOffset? Time => HasExpiry ? DateTimeOffset.FromUnixTimeMilliseconds(_unixMilliseconds) : null;

    /// <summary>It exists and expires at a time.</summary>
    /// <param name="time">The time, cut to the millisecond.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is before 1970.</exception>
    public static ExpirationTime At(DateTimeOffset time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, DateTimeOffset.UnixEpoch);
        return new(ExpiryState.Set, time.ToUnixTimeMilliseconds());
    }

    /// <summary>When it expires, in UTC; null if it does not exist or does not expire.</summary>
    /// <param name="expiration">The reply.</param>
    public static implicit operator DateTimeOffset?(ExpirationTime expiration) => expiration.Time;

    /// <summary>Reads the reply of EXPIRETIME: Unix seconds, −1 without expiry, −2 if missing.</summary>
    /// <param name="reader">The reader, positioned at the number.</param>
    /// <exception cref="ValkeyProtocolException">Something else stands there.</exception>
    public static ExpirationTime ReadUnixSeconds(ref RespReader reader) => Of(reader.ReadInt64(), 1000);

    /// <summary>Reads the reply of PEXPIRETIME: Unix milliseconds, −1 without expiry, −2 if missing.</summary>
    /// <inheritdoc cref="ReadUnixSeconds"/>
    public static ExpirationTime ReadUnixMilliseconds(ref RespReader reader) => Of(reader.ReadInt64(), 1);

    /// <summary>Reads the reply of HEXPIRETIME: one number a field, in Unix seconds.</summary>
    /// <param name="reader">The reader, positioned at the array.</param>
    /// <exception cref="ValkeyProtocolException">Something else stands there.</exception>
    public static ExpirationTime[] ReadUnixSecondsArray(ref RespReader reader) => ReadArray(ref reader, 1000);

    /// <summary>Reads the reply of HPEXPIRETIME: one number a field, in Unix milliseconds.</summary>
    /// <inheritdoc cref="ReadUnixSecondsArray"/>
    public static ExpirationTime[] ReadUnixMillisecondsArray(ref RespReader reader) => ReadArray(ref reader, 1);

    /// <summary>What it says, for people.</summary>
    public override string ToString() => _state switch
    {
        ExpiryState.Missing => "missing",
        ExpiryState.None => "no expiry",
        _ => FormattableString.Invariant($"{Time:O}"),
    };

    private static ExpirationTime[] ReadArray(ref RespReader reader, long millisecondsPerUnit)
    {
        var result = new ExpirationTime[reader.ReadArrayHeader()];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Of(reader.ReadInt64(), millisecondsPerUnit);
        }

        return result;
    }

    private static ExpirationTime Of(long number, long millisecondsPerUnit)
    {
        var state = ExpiryStates.Of(number);
        // The server keeps 64-bit milliseconds, which reach past the year 9999.
        return state != ExpiryState.Set ? new(state)
            : new(state, number <= MaxUnixMilliseconds / millisecondsPerUnit ? number * millisecondsPerUnit : MaxUnixMilliseconds);
    }
}
