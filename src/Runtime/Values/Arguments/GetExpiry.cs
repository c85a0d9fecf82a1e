using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// What happens to the expiry of a value that is being read, for GETEX and HGETEX. Without one it stays as it is. The default is refused:
/// leave the argument out instead.
/// </summary>
public readonly record struct GetExpiry : ICommandArgument
{
    private readonly Expiry _expiry;
    private readonly bool _persists;

    private GetExpiry(Expiry expiry, bool persists)
    {
        _expiry = expiry;
        _persists = persists;
    }

    /// <summary>The value no longer expires: <c>PERSIST</c>.</summary>
    public static GetExpiry Persist => new(default, persists: true);

    /// <summary>After a time: <c>EX seconds</c>, or <c>PX milliseconds</c> for a fraction of a second.</summary>
    /// <param name="timeToLive">The time, more than zero; a fraction of a millisecond is rounded up.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeToLive"/> is zero or negative.</exception>
    public static GetExpiry In(TimeSpan timeToLive) => new(Expiry.In(timeToLive), persists: false);

    /// <summary>At a time: <c>EXAT seconds</c>, or <c>PXAT milliseconds</c> for a fraction of a second.</summary>
    /// <param name="time">The time; a fraction of a millisecond is rounded up. One that has passed deletes the value once it is read.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is not after 1970-01-01.</exception>
    public static GetExpiry At(DateTimeOffset time) => new(Expiry.At(time), persists: false);

    /// <summary>After a time, as <see cref="In"/> has it.</summary>
    /// <param name="timeToLive">The time, more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeToLive"/> is zero or negative.</exception>
    public static implicit operator GetExpiry(TimeSpan timeToLive) => In(timeToLive);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">This is the default.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        if (_persists)
        {
            writer.WriteToken("$7\r\nPERSIST\r\n"u8);
        }
        else if (!_expiry.TryWriteTo(ref writer))
        {
            UnsetArgument.Throw<GetExpiry>();
        }
    }

    /// <summary>What it asks for; empty for the default.</summary>
    public override string ToString() => _persists ? "PERSIST" : _expiry.ToString();
}
