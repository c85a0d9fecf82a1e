using System.Diagnostics;

namespace Glide.Harness;

/// <summary>
/// How late this machine runs what is due: on a busy one a timeout cannot be told sooner than its thread gets a turn, and a test that
/// measures lateness must not fail for that.
/// </summary>
public sealed class SchedulingDelay : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly ValkeyServer? _server;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _measuring;
    private long _dueAt = Stopwatch.GetTimestamp();
    private long _worst;

    /// <param name="server">A server that has to get its turns as well; null if what is measured needs none. It must not be paused meanwhile.</param>
    public SchedulingDelay(ValkeyServer? server = null)
    {
        _server = server;
        _measuring = MeasureAsync();
    }

    /// <summary>The worst so far. What is due at this moment counts: it may be late for the same reason as who asks.</summary>
    public TimeSpan Worst => Stopwatch.GetElapsedTime(0, Math.Max(Volatile.Read(ref _worst), Stopwatch.GetTimestamp() - Volatile.Read(ref _dueAt)));

    /// <summary>A bound for what is measured meanwhile, with what the machine itself was late.</summary>
    /// <param name="bound">The bound on a machine that is never late.</param>
    /// <param name="turns">How often what is measured needs a thread, or a server its processor, one after the other.</param>
    public TimeSpan Extend(TimeSpan bound, int turns) => bound + (turns * Worst);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _measuring;
        _end.Dispose();
    }

    private async Task MeasureAsync()
    {
        await using var connection = _server is null ? null : await _server.ConnectAsync();
        while (!_end.IsCancellationRequested)
        {
            ExpectIn(Interval);
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
            Note();
            if (connection is not null)
            {
                ExpectIn(TimeSpan.Zero);
                await connection.ExecuteAsync("PING");
                Note();
            }
        }
    }

    private void ExpectIn(TimeSpan span) => Volatile.Write(ref _dueAt, Stopwatch.GetTimestamp() + (long)(span.TotalSeconds * Stopwatch.Frequency));

    private void Note() => Volatile.Write(ref _worst, Math.Max(_worst, Stopwatch.GetTimestamp() - _dueAt));
}
