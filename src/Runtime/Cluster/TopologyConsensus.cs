namespace Glide.Cluster;

/// <summary>Makes one map of several nodes' views, which differ while the news of a failover or a migration spreads.</summary>
/// <remarks>
/// As in GLIDE the view of most nodes wins, a fifth must share it, and a tie is asked again. Three things differ. Views are compared first by
/// who holds which slot, by node ids, and only among those that agree on that by their replicas: who has noticed a dead replica and who
/// has not route writes alike. A node that knows of no slots, because it has just joined or been reset, has no vote. And where the last
/// attempt must choose, it takes what covers more slots, then what has fewer dead primaries, then always the same of two.
/// </remarks>
internal static class TopologyConsensus
{
    private const int LeastShare = 5;

    /// <summary>With fewer views than this, asking again brings no majority.</summary>
    private const int FewViews = 3;

    /// <summary>Decides.</summary>
    /// <param name="views">The views of the nodes that have answered.</param>
    /// <param name="asked">How many nodes were asked.</param>
    /// <param name="current">The map in use: if it is as good as another, it stays.</param>
    /// <param name="lastAttempt">Whether a doubtful map is better than none: there will be no further attempt.</param>
    public static ConsensusResult Decide(ReadOnlySpan<TopologyView> views, int asked, SlotMap current, bool lastAttempt)
    {
        var voters = new List<Voter>();
        foreach (var view in views)
        {
            if (view.Map.CoveredSlots > 0)
            {
                voters.Add(new(view, view.Map.AssignmentFingerprint, view.Map.Fingerprint));
            }
        }

        if (voters.Count == 0)
        {
            return new(null, views.IsEmpty
                ? $"None of the {asked} nodes that were asked has told its view of the cluster."
                : $"None of the {views.Length} nodes that answered knows of any slot; the cluster has not been set up.");
        }

        var groups = voters.GroupBy(voter => voter.Assignment).OrderByDescending(group => group.Count()).ToList();
        var votes = groups[0].Count();
        var rivals = groups.Where(group => group.Count() == votes).ToList();
        var isClear = rivals.Count == 1 && votes * LeastShare >= voters.Count;
        if (!isClear && !lastAttempt && voters.Count >= FewViews)
        {
            return new(null, $"The {voters.Count} nodes that answered have {groups.Count} views of the cluster, and the most frequent is that of {votes} only.");
        }

        var winner = isClear ? groups[0] : rivals.OrderBy(group => Representative(group, current).View, BestFirst.Instance).First();
        var chosen = Representative(winner, current);
        var reason = isClear
            ? $"{votes} of {voters.Count} nodes agree."
            : $"{voters.Count} nodes have {groups.Count} views; the one that covers most was taken.";
        return new(current.Equals(chosen.View.Map) ? current : chosen.View.Map, reason);
    }

    /// <summary>Among views that assign the slots alike: the most frequent one; the one in use; the first by the address of who said it.</summary>
    private static Voter Representative(IEnumerable<Voter> group, SlotMap current)
    {
        var most = group
            .GroupBy(voter => voter.Whole)
            .OrderByDescending(alike => alike.Count())
            .ThenByDescending(alike => alike.Any(voter => voter.View.Map.Equals(current)))
            .ThenByDescending(alike => alike.First().View.Map.Nodes.Length)
            .ThenBy(alike => alike.Min(voter => voter.View.AnsweredBy))
            .First();
        return most.OrderByDescending(voter => voter.View.Map.Equals(current)).ThenBy(voter => voter.View.AnsweredBy).First();
    }

    private readonly record struct Voter(TopologyView View, ulong Assignment, ulong Whole);

    private sealed class BestFirst : IComparer<TopologyView>
    {
        public static readonly BestFirst Instance = new();

        public int Compare(TopologyView? x, TopologyView? y)
        {
            var byCoverage = y!.Map.CoveredSlots.CompareTo(x!.Map.CoveredSlots);
            var byHealth = DeadPrimaries(x).CompareTo(DeadPrimaries(y));
            return byCoverage != 0 ? byCoverage : byHealth != 0 ? byHealth : x.AnsweredBy.CompareTo(y.AnsweredBy);
        }

        private static int DeadPrimaries(TopologyView view)
        {
            var dead = 0;
            foreach (var shard in view.Map.Shards)
            {
                dead += shard.Primary is { IsServing: true } ? 0 : 1;
            }

            return dead;
        }
    }
}
