namespace Glide.Harness;

/// <summary>
/// Time that passes for a client more slowly than for its servers: a server that answers at the end of the time that it was given is never
/// too late, however busy the machine is, and yet a call that nobody answers ends some day.
/// </summary>
public sealed class SlowTime : TimeProvider
{
    /// <summary>So much longer everything takes.</summary>
    public const int Factor = 50;

    /// <summary>About as long as a timer of the system can be set to.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly long _start = System.GetTimestamp();

    public override long GetTimestamp() => (System.GetTimestamp() - _start) / Factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SlowTimer(System.CreateTimer(callback, state, Stretch(dueTime), Stretch(period)));

    private static TimeSpan Stretch(TimeSpan span) => span <= TimeSpan.Zero ? span : span < Longest / Factor ? span * Factor : Longest;

    private sealed class SlowTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Stretch(dueTime), Stretch(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
