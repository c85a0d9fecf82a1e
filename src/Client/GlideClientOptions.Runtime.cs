using Glide.Cluster;
using Glide.Connections;

namespace Glide;

/// <content>What the settings come down to for the runtime.</content>
public sealed partial record GlideClientOptions
{
    private static readonly GlideClientOptions Defaults = new();

    /// <summary>Checks what no single setting can tell.</summary>
    internal override void Validate()
    {
        var several = Addresses.Count != 0;
        Forbid(UnixSocketPath is not null && Tls is not null, nameof(UnixSocketPath), nameof(Tls), "a Unix socket does not leave the machine");
        Forbid(UnixSocketPath is not null && StreamFactory is not null, nameof(UnixSocketPath), nameof(StreamFactory), "only one of them can open the connection");
        Forbid(several && UnixSocketPath is not null, nameof(Addresses), nameof(UnixSocketPath), "only one of them can say where the servers are");
        Forbid(several && (Host != Defaults.Host || Port != DefaultPort), nameof(Addresses), nameof(Host), "only one of them can say where the servers are");
        Forbid(!several && ReadOnly, nameof(ReadOnly), nameof(Host), "a client of one server knows no replicas; give Addresses");
        Forbid(!several && ReadFrom != ReadFrom.Primary, nameof(ReadFrom), nameof(Host), "a client of one server knows no replicas; give Addresses");
        base.Validate();
    }

    /// <inheritdoc/>
    public override string ToString() => Describe(UnixSocketPath is null
        ? Addresses.Count == 0 ? ToServerAddress().ToString() : string.Join(',', Addresses)
        : null, UnixSocketPath);

    internal ServerAddress ToServerAddress() => new(Host, Port, UnixSocketPath);

    internal ClusterSettings ToClusterSettings() => new()
    {
        Seeds = Addresses,
        UsesTls = Tls is not null,
        HasSlots = false,
        ReadFrom = ReadOnly && ReadFrom == ReadFrom.Primary ? ReadFrom.PreferReplica : ReadFrom,
        IsReadOnly = ReadOnly,
        PeriodicCheck = TopologyCheckInterval == Timeout.InfiniteTimeSpan ? null : TopologyCheckInterval,
        AddressResolver = AddressResolver,
    };
}
