namespace Glide.Cluster;

/// <summary>Why the map shall be asked for anew; a later one is more urgent.</summary>
internal enum RefreshReason
{
    /// <summary>It is time for the periodic check.</summary>
    Periodic,

    /// <summary>A MOVED has patched the map, and there may be more that has moved.</summary>
    Moved,

    /// <summary>Something is wrong: a primary does not answer, a slot is held by nobody, the cluster says that it is down.</summary>
    Trouble,

    /// <summary>The caller asks for it now: the first discovery.</summary>
    Demand,
}
