using System.Numerics;

namespace Glide.Bench.Measuring;

/// <summary>
/// Latencies in buckets of at most 3 % width, of one fixed size, so that measuring allocates nothing and does not slow down with time.
/// Written by one thread; a reader on another sees counts that are a moment old.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int SubBucketBits = 5;
    private const int SubBuckets = 1 << SubBucketBits;
    private const int LongestBits = 40;

    /// <summary>The number of buckets.</summary>
    public const int Size = (LongestBits - SubBucketBits + 2) * SubBuckets;

    private readonly long[] _counts = new long[Size];

    /// <summary>Counts one latency.</summary>
    /// <param name="ticks">In ticks of <see cref="System.Diagnostics.Stopwatch"/>.</param>
    public void Add(long ticks) => _counts[IndexOf((ulong)ticks)]++;

    /// <summary>Adds this histogram's counts to <paramref name="sums"/>.</summary>
    public void AddTo(long[] sums)
    {
        for (var i = 0; i < Size; i++)
        {
            sums[i] += Volatile.Read(ref _counts[i]);
        }
    }

    /// <summary>The latency that <paramref name="share"/> of the counted calls did not exceed, in ticks.</summary>
    public static double Percentile(ReadOnlySpan<long> counts, double share)
    {
        long total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        var rank = (long)Math.Ceiling(total * share);
        long passed = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            passed += counts[i];
            if (passed >= rank && passed > 0)
            {
                return MiddleOf(i);
            }
        }

        return 0;
    }

    private static int IndexOf(ulong ticks)
    {
        // Up to twice the sub-buckets each value has a bucket of its own; from there each doubling is cut into that many parts.
        var shift = BitOperations.Log2(ticks | SubBuckets) - SubBucketBits;
        return Math.Min((shift << SubBucketBits) + (int)(ticks >> shift), Size - 1);
    }

    private static double MiddleOf(int index)
    {
        if (index < 2 * SubBuckets)
        {
            return index;
        }

        var shift = (index >> SubBucketBits) - 1;
        var lowest = (long)((index & (SubBuckets - 1)) + SubBuckets) << shift;
        return lowest + ((1L << shift) / 2.0);
    }
}
