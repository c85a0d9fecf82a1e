namespace Glide.Chaos.Load;

/// <summary>A shard as its callers see it: how much it answers, and whether it has lost its primary.</summary>
internal sealed class LoadedShard(int index)
{
    private double _promotedAt = double.PositiveInfinity;
    private long _calls;
    private int _losses;
    private int _lostWrites;

    public int Index => index;

    /// <summary>How many calls were answered.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>How often the primary was lost with what it had not told its replica.</summary>
    public int Losses => Volatile.Read(ref _losses);

    /// <summary>How many acknowledged writes were found to be missing.</summary>
    public int LostWrites => Volatile.Read(ref _lostWrites);

    /// <summary>When the cluster had a primary again after it lost the last one; positive infinity while it has none, and before.</summary>
    public double PromotedAt => Volatile.Read(ref _promotedAt);

    public void CountCall() => Interlocked.Increment(ref _calls);

    public void CountLost(int writes) => Interlocked.Add(ref _lostWrites, writes);

    /// <summary>The primary is about to be lost.</summary>
    /// <param name="isCoordinated">Whether the primary knows, so that nothing may be missing afterwards.</param>
    public void LosePrimary(bool isCoordinated)
    {
        Volatile.Write(ref _promotedAt, double.PositiveInfinity);
        if (!isCoordinated)
        {
            Interlocked.Increment(ref _losses);
        }
    }

    /// <summary>The cluster has another primary.</summary>
    public void GainPrimary(double at) => Volatile.Write(ref _promotedAt, at);
}
