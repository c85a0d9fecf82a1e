namespace Glide;

/// <summary>By what a route to one node chooses it.</summary>
internal enum RouteKind
{
    /// <summary>Any node.</summary>
    Random,

    /// <summary>A node of the shard that serves a slot.</summary>
    Slot,

    /// <summary>The node at an address.</summary>
    Address,
}
