namespace Glide.Cluster;

/// <summary>What a call remembers of its attempts; the default is a call that has not failed yet. A part of a pending command.</summary>
internal struct RetryState
{
    /// <summary>How often the call went elsewhere at once since it last waited.</summary>
    public byte Hops;

    /// <summary>How often it has waited.</summary>
    public ushort Waits;
}
