namespace Glide;

/// <summary>How a <see cref="GlideClusterClient"/> finds the nodes of its cluster and runs its calls. Immutable; each setting is checked when it is given.</summary>
public sealed partial record GlideClusterClientOptions : ValkeyClientOptions
{
    /// <summary>
    /// Some nodes of the cluster; one that can be reached is enough, the others are found through it. Default: <c>localhost:6379</c>.
    /// </summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    /// <exception cref="ArgumentException">It is empty, or one of the addresses is <c>default</c>.</exception>
    public IReadOnlyList<NodeAddress> Addresses
    {
        get;
        init
        {
            CheckAddresses(value, nameof(Addresses));
            field = value.Count == 0
                ? throw new ArgumentException("Addresses must have at least one node of the cluster.", nameof(Addresses))
                : value;
        }
    } = [new NodeAddress("localhost", GlideClientOptions.DefaultPort)];

    /// <summary>
    /// Whether only the nodes of <see cref="Addresses"/> are asked how the cluster looks, and not those that are found there: where these
    /// cannot answer for all. Default: false.
    /// </summary>
    public bool RefreshTopologyFromInitialNodes { get; init; }

    /// <summary>
    /// Whether every call waits, and fails at its timeout, while some slot has no shard that serves it. Default: false, and only the calls
    /// with keys in such slots do.
    /// </summary>
    public bool RequireFullCoverage { get; init; }

    /// <summary>Understands an address such as <c>valkeys://user:password@host1:6380,host2:6380/0?requestTimeout=500</c>.</summary>
    /// <param name="address">
    /// As for <see cref="GlideClientOptions.Parse"/>, with several hosts, separated by commas, where there is one, and without <c>unix</c>.
    /// </param>
    /// <exception cref="FormatException">The address cannot be understood; the message names the part.</exception>
    public static GlideClusterClientOptions Parse(string address) => AddressParser.ParseCluster(address);
}
