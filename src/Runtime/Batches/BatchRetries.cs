namespace Glide;

/// <summary>What of a batch is sent again after it failed. Redirects to another node are followed in any case.</summary>
[Flags]
public enum BatchRetries
{
    /// <summary>Nothing but what is safe: commands that had not been written, and those that only read.</summary>
    None = 0,

    /// <summary>
    /// Commands that a server refused for the moment (<c>TRYAGAIN</c>, <c>CLUSTERDOWN</c>, <c>LOADING</c>, <c>READONLY</c> …). They run after
    /// commands that stand behind them in the batch, even on the same key.
    /// </summary>
    ServerErrors = 1,

    /// <summary>
    /// Commands that had been written to a connection that was lost before they were answered. They may have been executed, and are executed
    /// twice then.
    /// </summary>
    ConnectionErrors = 2,
}
