namespace Glide.Cluster;

/// <summary>Makes one shard of what standalone servers say about themselves.</summary>
internal static class ReplicationConsensus
{
    /// <summary>Decides.</summary>
    /// <param name="views">The views of the servers that have answered.</param>
    /// <param name="needsPrimary">Whether a client without a primary is of no use; false in read-only mode.</param>
    /// <param name="resolve">Turns an address into the one to connect to; null for the same.</param>
    public static ConsensusResult Decide(ReadOnlySpan<ReplicationView> views, bool needsPrimary, Func<NodeAddress, NodeAddress>? resolve = null)
    {
        var servers = Distinct(views);
        var primaries = servers.Where(server => server.View.Role == NodeRole.Primary).ToList();
        var replicas = servers.Where(server => server.View.Role == NodeRole.Replica).ToList();
        if (primaries.Count == 0 && (needsPrimary || replicas.Count == 0))
        {
            return new(null, replicas.Count == 0
                ? "None of the servers has answered."
                : $"None of the {replicas.Count} servers that answered is a primary.");
        }

        var primary = primaries.FirstOrDefault();
        if (primaries.Count > 1)
        {
            // The old primary of a failover calls itself one until it is told to follow. The new one is the one that is followed.
            var ranked = primaries.OrderByDescending(Support).ToList();
            primary = ranked[0];
            if (Support(ranked[1]) == Support(primary))
            {
                return new(null, $"{primary.View.AnsweredBy} and {ranked[1].View.AnsweredBy} both say that they are the primary, and equally many follow them.");
            }
        }

        var nodes = replicas.Select(ToNode).ToList();
        if (primary is not null)
        {
            nodes.Add(ToNode(primary));
        }

        return new(SlotMap.SingleShard([.. nodes]), primary is null
            ? $"{replicas.Count} replicas, and no primary."
            : $"{primary.View.AnsweredBy} is the primary, with {replicas.Count} replicas.");

        (int Followers, int Connected) Support(Server server) => (
            replicas.Count(replica => replica.View.Primary is { } followed && server.Addresses.Contains(followed)),
            server.View.Replicas.Length);

        NodeInfo ToNode(Server server) => new(server.View.AnsweredBy, server.View.Role)
        {
            ConnectAddress = resolve is null ? server.View.AnsweredBy : resolve(server.View.AnsweredBy),
            Aliases = [.. server.Addresses.Skip(1)],
            Id = server.View.RunId,
            AvailabilityZone = server.View.AvailabilityZone,
            Health = server.View.IsLoading ? ClusterNodeHealth.Loading
                : server.View.IsLinkUp ? ClusterNodeHealth.Online
                : ClusterNodeHealth.Failed,
        };
    }

    /// <summary>The servers that the views mention and that have not been asked: the primary of a replica, the replicas of a primary.</summary>
    public static IReadOnlyList<NodeAddress> NotAsked(ReadOnlySpan<ReplicationView> views)
    {
        var others = new List<NodeAddress>();
        foreach (var view in views)
        {
            if (view.Primary is { } primary)
            {
                others.Add(primary);
            }

            others.AddRange(view.Replicas);
        }

        foreach (var view in views)
        {
            others.RemoveAll(other => other == view.AnsweredBy);
        }

        return [.. others.Distinct()];
    }

    /// <summary>One entry a server: the same run under two addresses, a name and an IP address perhaps, is one.</summary>
    private static List<Server> Distinct(ReadOnlySpan<ReplicationView> views)
    {
        var servers = new List<Server>();
        foreach (var view in views)
        {
            var known = servers.Find(server =>
                server.Addresses.Contains(view.AnsweredBy) || (view.RunId is not null && server.View.RunId == view.RunId));
            if (known is null)
            {
                servers.Add(new(view, [view.AnsweredBy]));
            }
            else if (!known.Addresses.Contains(view.AnsweredBy))
            {
                known.Addresses.Add(view.AnsweredBy);
            }
        }

        return servers;
    }

    private sealed record Server(ReplicationView View, List<NodeAddress> Addresses);
}
