namespace Glide.Connections.Tests.Simulation;

/// <summary>
/// A world on one thread: time passes when nothing else is left to do, and what could happen in any order happens in the order that the
/// seed decides. The same seed gives the same history, thousands of times faster than it would take.
/// </summary>
internal sealed class SimulatedWorld : TimeProvider
{
    private readonly PriorityQueue<SimulatedTimer, (long Due, long Sequence)> _timers = new();
    private readonly List<IThreadPoolWorkItem> _work = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _now;
    private long _sequence;

    public SimulatedWorld(int seed)
    {
        Random = new Random(seed);
        Work = new SimulatedQueue(this);
    }

    public Random Random { get; }

    public WorkQueue Work { get; }

    /// <summary>Where something escaped to another thread; null if nothing has.</summary>
    public string? Escape { get; private set; }

    public TimeSpan Now => TimeSpan.FromTicks(_now);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Does something after a while.</summary>
    public void After(TimeSpan delay, Action action) => new SimulatedTimer(this, action).Change(delay, Timeout.InfiniteTimeSpan);

    /// <summary>Lets the world go on until <paramref name="done"/>; fails when nothing is left that could bring that about.</summary>
    public void RunUntil(Func<bool> done, int mostSteps)
    {
        for (var step = 0; !done(); step++)
        {
            Assert.True(Escape is null, Escape);
            Assert.True(step < mostSteps, $"The world is not done after {mostSteps} steps, at {Now}.");
            if (_work.Count > 0)
            {
                RunOne();
            }
            else
            {
                Assert.True(PassTime(), $"Nothing is left to happen at {Now}.");
            }
        }
    }

    /// <summary>Notes when something escapes to another thread, where no seed decides about it.</summary>
    private void CheckThread()
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            Escape ??= Environment.StackTrace;
        }
    }

    private void RunOne()
    {
        var chosen = Random.Next(_work.Count);
        var item = _work[chosen];
        _work.RemoveAt(chosen);
        item.Execute();
    }

    private bool PassTime()
    {
        while (_timers.TryDequeue(out var timer, out var key))
        {
            if (timer.IsSetFor(key.Sequence))
            {
                _now = Math.Max(_now, key.Due);
                timer.Fire();
                return true;
            }
        }

        return false;
    }

    private sealed class SimulatedTimer(SimulatedWorld world, Action action) : ITimer
    {
        private long _setFor;
        private TimeSpan _period;

        public bool IsSetFor(long sequence) => _setFor == sequence;

        public void Fire()
        {
            _setFor = 0;
            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }

            action();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            world.CheckThread();
            _period = period;
            _setFor = 0;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _setFor = ++world._sequence;
                world._timers.Enqueue(this, (world._now + dueTime.Ticks, _setFor));
            }

            return true;
        }

        public void Dispose() => _setFor = 0;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class SimulatedQueue(SimulatedWorld world) : WorkQueue
    {
        public override void Enqueue(IThreadPoolWorkItem item)
        {
            world.CheckThread();
            world._work.Add(item);
        }
    }
}
