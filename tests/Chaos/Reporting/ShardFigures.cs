namespace Glide.Chaos.Reporting;

/// <summary>How a shard did in a phase; rates in calls a second.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Before">Its rate before.</param>
/// <param name="During">Its rate during the disturbance.</param>
/// <param name="After">Its rate after.</param>
/// <param name="LostWrites">How many acknowledged writes turned out to be missing.</param>
internal sealed record ShardFigures(int Shard, double Before, double During, double After, int LostWrites);
