using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// When a value that is being written expires, for SET, HSETEX and MSETEX. Without one the value never expires. The default is refused:
/// leave the argument out instead.
/// </summary>
public readonly record struct SetExpiry : ICommandArgument
{
    private readonly Expiry _expiry;
    private readonly bool _keeps;

    private SetExpiry(Expiry expiry, bool keeps)
    {
        _expiry = expiry;
        _keeps = keeps;
    }

    /// <summary>The value keeps the expiry that the one before it had: <c>KEEPTTL</c>. For SET since Valkey 6.0.</summary>
    public static SetExpiry KeepTimeToLive => new(default, keeps: true);

    /// <summary>After a time: <c>EX seconds</c>, or <c>PX milliseconds</c> for a fraction of a second.</summary>
    /// <param name="timeToLive">The time, more than zero; a fraction of a millisecond is rounded up.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeToLive"/> is zero or negative.</exception>
    public static SetExpiry In(TimeSpan timeToLive) => new(Expiry.In(timeToLive), keeps: false);

    /// <summary>At a time: <c>EXAT seconds</c>, or <c>PXAT milliseconds</c> for a fraction of a second. Since Valkey 6.2.</summary>
    /// <param name="time">The time; a fraction of a millisecond is rounded up. One that has passed deletes the value at once.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is not after 1970-01-01.</exception>
    [ValkeySince("6.2.0")]
    public static SetExpiry At(DateTimeOffset time) => new(Expiry.At(time), keeps: false);

    /// <summary>After a time, as <see cref="In"/> has it.</summary>
    /// <param name="timeToLive">The time, more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeToLive"/> is zero or negative.</exception>
    public static implicit operator SetExpiry(TimeSpan timeToLive) => In(timeToLive);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">This is the default.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        if (_keeps)
        {
            writer.WriteToken("$7\r\nKEEPTTL\r\n"u8);
        }
        else if (!_expiry.TryWriteTo(ref writer))
        {
            UnsetArgument.Throw<SetExpiry>();
        }
    }

    /// <summary>What it asks for; empty for the default.</summary>
    public override string ToString() => _keeps ? "KEEPTTL" : _expiry.ToString();
}
