namespace Glide.Connections.Tests.Support;

/// <summary>Time that passes when the test says so, and tells whenever a timer is about to be set.</summary>
internal sealed class HookedTime : TimeProvider
{
    private readonly ManualTime _time = new();

    /// <summary>What is done before a timer is set; it is told for how long.</summary>
    public Action<TimeSpan>? OnTimer { get; set; }

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new HookedTimer(this, _time.CreateTimer(callback, state, dueTime, period));

    public void Advance(TimeSpan span) => _time.Advance(span);

    private sealed class HookedTimer(HookedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.OnTimer?.Invoke(dueTime);
            return timer.Change(dueTime, period);
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
