using Glide.Connections;

namespace Glide;

/// <summary>How long a scan has not got on; the time that the caller takes between two pages does not count.</summary>
internal sealed class ScanPatience
{
    private readonly Clock _clock;
    private long _answeredAt;
    private long _gainedAt;
    private long _leftAt;

    public ScanPatience(Clock clock, TimeSpan length)
    {
        _clock = clock;
        Length = length;
        _answeredAt = _gainedAt = _leftAt = clock.Milliseconds;
    }

    public TimeSpan Length { get; }

    /// <summary>Whether no slot has been finished for so long.</summary>
    public bool HasGainedNothing => Length != Timeout.InfiniteTimeSpan && Since(_gainedAt) >= Length;

    /// <summary>How long it may still take until a page comes.</summary>
    public TimeSpan Remaining
    {
        get
        {
            if (Length == Timeout.InfiniteTimeSpan)
            {
                return Length;
            }

            var left = Length - Since(_answeredAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The caller wants the next page.</summary>
    public void Resume()
    {
        var away = _clock.Milliseconds - _leftAt;
        _answeredAt += away;
        _gainedAt += away;
    }

    /// <summary>The caller has a page.</summary>
    public void Pause() => _leftAt = _clock.Milliseconds;

    /// <summary>A page has come.</summary>
    public void NoteAnswer() => _answeredAt = _clock.Milliseconds;

    /// <summary>A slot is done.</summary>
    public void NoteGain() => _answeredAt = _gainedAt = _clock.Milliseconds;

    private TimeSpan Since(long moment) => TimeSpan.FromMilliseconds(_clock.Milliseconds - moment);
}
