namespace Glide.Connections;

/// <summary>
/// The client's view of time: milliseconds that only grow, and timers. With another <see cref="TimeProvider"/> the whole client runs in
/// virtual time; with the system's it costs one cheap read, because a deadline needs no more than the millisecond.
/// </summary>
internal abstract class Clock
{
    public abstract long Milliseconds { get; }

    public abstract TimeProvider Provider { get; }

    public static Clock From(TimeProvider provider) =>
        provider == TimeProvider.System ? SystemClock.Instance : new ProvidedClock(provider);

    /// <summary>The moment at which something that starts now and may take <paramref name="span"/> is overdue; never, for an infinite span.</summary>
    public long DeadlineAfter(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan ? long.MaxValue : Milliseconds + (long)Math.Ceiling(span.TotalMilliseconds);

    private sealed class SystemClock : Clock
    {
        public static readonly SystemClock Instance = new();

        public override long Milliseconds => Environment.TickCount64;

        public override TimeProvider Provider => TimeProvider.System;
    }

    private sealed class ProvidedClock(TimeProvider provider) : Clock
    {
        private readonly long _origin = provider.GetTimestamp();

        public override long Milliseconds => (long)provider.GetElapsedTime(_origin).TotalMilliseconds;

        public override TimeProvider Provider => provider;
    }
}
