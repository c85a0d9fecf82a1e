using System.Globalization;

namespace Glide;

/// <summary>A route to one node.</summary>
public sealed class SingleNodeRoute : ClusterRoute
{
    internal SingleNodeRoute(RouteKind kind, NodeRole role, int slot, NodeAddress address)
    {
        Kind = kind;
        Role = role;
        Slot = slot;
        Address = address;
    }

    internal RouteKind Kind { get; }

    /// <summary>Which node of the shard, for a route by slot.</summary>
    internal NodeRole Role { get; }

    internal int Slot { get; }

    internal NodeAddress Address { get; }

    /// <summary>Says where the route leads, for messages.</summary>
    public override string ToString() => Kind switch
    {
        RouteKind.Random => "a random node",
        RouteKind.Address => Address.ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"the {(Role == NodeRole.Primary ? "primary" : "replicas")} of slot {Slot}"),
    };
}
