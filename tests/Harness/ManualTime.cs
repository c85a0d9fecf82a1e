namespace Glide.Harness;

/// <summary>
/// Time that passes when the test says so; timers fire on the test's thread. With it a call times out when it has come as far as the test
/// needs it to, however busy the machine is.
/// </summary>
public sealed class ManualTime : TimeProvider
{
    private readonly System.Threading.Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers are set to fire.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count(timer => timer.DueAt is not null);
            }
        }
    }

    /// <summary>Whether a timer will fire when exactly so much time has passed.</summary>
    public bool HasTimerDueIn(TimeSpan span)
    {
        lock (_gate)
        {
            return _timers.Any(timer => timer.DueAt == _now + span);
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Lets time pass, one timer after the other.</summary>
    public void Advance(TimeSpan span)
    {
        TimeSpan end;
        lock (_gate)
        {
            end = _now + span;
        }

        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    private ManualTimer? TakeDue(TimeSpan end)
    {
        lock (_gate)
        {
            ManualTimer? next = _timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            // Somebody else may let time pass at the same time; it never goes back.
            TimeSpan then = next?.DueAt ?? end;
            _now = then > _now ? then : _now;
            next?.MoveOn();
            return next;
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public TimeSpan? DueAt { get; private set; }

        public void MoveOn() => DueAt = _period == Timeout.InfiniteTimeSpan ? null : DueAt + _period;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
                _period = period;
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
