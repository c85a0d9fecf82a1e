using System.Diagnostics;

namespace Glide.Harness;

/// <summary>
/// How late this machine runs what is due: on a busy one a timeout cannot be told sooner than its thread gets a turn, and a test that
/// measures lateness must not fail for that.
/// </summary>
public sealed class SchedulingDelay : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _measuring;
    private TimeSpan _worst;

    public SchedulingDelay() => _measuring = MeasureAsync();

    /// <summary>The worst so far.</summary>
    public TimeSpan Worst => _worst;

    /// <summary>A bound for what is measured meanwhile, with what the machine itself was late.</summary>
    /// <param name="bound">The bound on a machine that is never late.</param>
    /// <param name="turns">How often what is measured needs a thread, or a server its processor, one after the other.</param>
    public TimeSpan Extend(TimeSpan bound, int turns) => bound + (turns * _worst);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _measuring;
        _end.Dispose();
    }

    private async Task MeasureAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                await Task.Delay(Interval, _end.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            // A timer's callback and then a continuation: a timeout needs two turns of a thread as well.
            await Task.Yield();
            var late = Stopwatch.GetElapsedTime(start) - Interval;
            _worst = late > _worst ? late : _worst;
        }
    }
}
