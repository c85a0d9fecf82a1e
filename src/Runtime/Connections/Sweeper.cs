namespace Glide.Connections;

/// <summary>
/// The one coarse timer of a client: while calls are under way it looks for overdue ones, and it rests when there are none. A timer a
/// call would cost more than the call.
/// </summary>
internal sealed class Sweeper : IDisposable
{
    /// <summary>How often it looks, and so how late a timeout can be told.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>So many quiet looks in a row, and it rests: a busy client must not arm and disarm it for each call.</summary>
    private const int QuietLooks = 100;

    private readonly Func<bool> _sweep;
    private readonly ITimer _timer;
    private int _armed;
    private int _sweeping;
    private int _quiet;

    /// <param name="provider">Where the timer comes from.</param>
    /// <param name="sweep">Looks once; tells whether anything is under way.</param>
    public Sweeper(TimeProvider provider, Func<bool> sweep)
    {
        _sweep = sweep;
        _timer = provider.CreateTimer(static state => ((Sweeper)state!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Makes sure that it looks. Call after a call was linked somewhere.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref _armed) == 0 && Interlocked.Exchange(ref _armed, 1) == 0)
        {
            _timer.Change(Interval, Interval);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        if (Interlocked.Exchange(ref _sweeping, 1) != 0)
        {
            return;
        }

        try
        {
            if (_sweep())
            {
                _quiet = 0;
            }
            else if (++_quiet >= QuietLooks)
            {
                Rest();
            }
        }
        finally
        {
            Volatile.Write(ref _sweeping, 0);
        }
    }

    private void Rest()
    {
        _quiet = 0;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Volatile.Write(ref _armed, 0);

        // A call that was linked after the look above saw the timer still armed.
        Interlocked.MemoryBarrier();
        if (_sweep())
        {
            Wake();
        }
    }
}
