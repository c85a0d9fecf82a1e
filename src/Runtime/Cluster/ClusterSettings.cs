namespace Glide.Cluster;

/// <summary>How a client of several nodes finds them and chooses among them, already validated.</summary>
internal sealed record ClusterSettings
{
    /// <summary>Where to ask first; at least one.</summary>
    public required IReadOnlyList<NodeAddress> Seeds { get; init; }

    /// <summary>Whether keys have slots: in a cluster they do, a primary with its replicas serves every key.</summary>
    public bool HasSlots { get; init; } = true;

    /// <summary>Whether connections are encrypted, which decides between two announced ports.</summary>
    public bool UsesTls { get; init; }

    /// <summary>Which nodes answer reads.</summary>
    public ReadFrom ReadFrom { get; init; }

    /// <summary>Whether writes are refused before anything is sent, and no primary is needed.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>How often to look for changes that nothing has told of; null for never.</summary>
    public TimeSpan? PeriodicCheck { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether only the seeds are asked for the map, not the nodes that it has.</summary>
    public bool AsksSeedsOnly { get; init; }

    /// <summary>Whether calls fail while any slot is without a shard, instead of those alone whose slot it is.</summary>
    public bool RequiresFullCoverage { get; init; }

    /// <summary>Where to connect to for an address that the cluster announces; null for the address itself.</summary>
    public Func<NodeAddress, NodeAddress>? AddressResolver { get; init; }
}
