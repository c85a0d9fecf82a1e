namespace Glide.Protocol;

/// <summary>What a reply may be at most, so that a broken or hostile server cannot exhaust memory or the stack.</summary>
internal sealed record RespLimits
{
    /// <summary>The bounds that hold unless others are given.</summary>
    public static RespLimits Default { get; } = new();

    /// <summary>The deepest nesting.</summary>
    public int MaxDepth { get; init; } = 128;

    /// <summary>The largest number of values in one reply, the nested ones included.</summary>
    public long MaxElements { get; init; } = 256 * 1024 * 1024;

    /// <summary>The longest string in bytes: the server's own limit.</summary>
    public int MaxBulkLength { get; init; } = 512 * 1024 * 1024;

    /// <summary>The longest reply in bytes, its headers included.</summary>
    public int MaxFrameLength { get; init; } = 1024 * 1024 * 1024;
}
