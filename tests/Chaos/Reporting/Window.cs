namespace Glide.Chaos.Reporting;

/// <summary>The time in which the cluster itself does not serve a shard, or is just beginning to again.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="IsCoordinated">Whether the primary left in agreement, so that no acknowledged write may be missing.</param>
/// <param name="From">When its primary was taken away.</param>
/// <param name="PromotedAt">When the cluster had another one.</param>
/// <param name="ServedAt">When each of the shard's callers had been answered again.</param>
internal sealed record Window(int Shard, bool IsCoordinated, double From, double PromotedAt, double ServedAt)
{
    /// <summary>The time within which callers must be served again, in milliseconds.</summary>
    public const double Limit = 1000;

    public double Recovery => Math.Max(0, ServedAt - PromotedAt);
}
