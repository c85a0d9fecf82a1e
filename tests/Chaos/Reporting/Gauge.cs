namespace Glide.Chaos.Reporting;

/// <summary>What the counters say at one moment.</summary>
/// <param name="At">When, by <see cref="Moment"/>.</param>
/// <param name="Calls">How many calls have been answered.</param>
/// <param name="Process">Processor time of this process, in milliseconds.</param>
/// <param name="Servers">Processor time of each server, in milliseconds.</param>
/// <param name="Answers">How many answers servers have given past the client.</param>
/// <param name="Waited">How long these were waited for altogether, in milliseconds.</param>
internal sealed record Gauge(double At, long Calls, double Process, IReadOnlyDictionary<int, double> Servers, long Answers, double Waited)
{
    /// <summary>What the time since another moment has cost.</summary>
    /// <param name="before">The other moment.</param>
    public Costs Since(Gauge before) => new(
        (Process - before.Process) * 1000 / Math.Max(1, Calls - before.Calls),

        // A server that was started anew counts from zero.
        Servers.Sum(server => Math.Max(0, server.Value - before.Servers.GetValueOrDefault(server.Key, server.Value))) / (At - before.At),
        (Waited - before.Waited) / Math.Max(1, Answers - before.Answers));
}
