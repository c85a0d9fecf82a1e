namespace Glide.Cluster;

/// <summary>What a node that does not serve a slot answers.</summary>
internal enum RedirectKind
{
    /// <summary>Another node holds the slot from now on.</summary>
    Moved,

    /// <summary>The slot is moving, and its key is with another node already: it is asked for this one command.</summary>
    Ask,
}
