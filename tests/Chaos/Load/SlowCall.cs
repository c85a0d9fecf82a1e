namespace Glide.Chaos.Load;

/// <summary>A call that ended after its time.</summary>
/// <param name="Shard">The shard that it was for.</param>
/// <param name="What">The command.</param>
/// <param name="Due">When its time was over, by <see cref="Moment"/>.</param>
/// <param name="End">When its caller was told.</param>
internal sealed record SlowCall(int Shard, string What, double Due, double End)
{
    public double Overrun => End - Due;
}
