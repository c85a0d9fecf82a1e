using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Glide.Bench.Measuring;

/// <summary>
/// What the callers of a run report to: it counts their calls and latencies, and tells them when to stop. Each thread counts for itself,
/// so that callers do not contend for the counts, and the counts live as long as the process.
/// </summary>
internal sealed class Gauge
{
    private const int MostThreads = 1024;

    private static readonly LatencyHistogram?[] Histograms = new LatencyHistogram?[MostThreads];
    private static int s_threads;

    [ThreadStatic]
    private static LatencyHistogram? t_mine;

    private volatile bool _stopped;

    /// <summary>Whether callers shall not begin another call.</summary>
    public bool IsStopped => _stopped;

    /// <summary>The time at which a first call begins.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Makes the callers stop after the calls that they have begun.</summary>
    public void Stop() => _stopped = true;

    /// <summary>Counts a call that has just ended.</summary>
    /// <param name="began">When it began.</param>
    /// <returns>The time now, at which the next call begins: one look at the clock serves both.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Count(long began)
    {
        var now = Stopwatch.GetTimestamp();
        (t_mine ?? Register()).Add(now - began);
        return now;
    }

    /// <summary>Sums up what all threads have counted since the process began.</summary>
    /// <param name="sums">Where to; one for each bucket.</param>
    /// <returns>The number of calls.</returns>
    public static long Sum(long[] sums)
    {
        Array.Clear(sums);
        var threads = Math.Min(Volatile.Read(ref s_threads), MostThreads);
        for (var i = 0; i < threads; i++)
        {
            Volatile.Read(ref Histograms[i])?.AddTo(sums);
        }

        return sums.Sum();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static LatencyHistogram Register()
    {
        var histogram = new LatencyHistogram();
        Volatile.Write(ref Histograms[Interlocked.Increment(ref s_threads) - 1], histogram);
        t_mine = histogram;
        return histogram;
    }
}
