namespace Glide;

/// <summary>How a client stands with its server.</summary>
public enum ConnectionState
{
    /// <summary>Nothing has been asked of the server yet: the client connects with its first command.</summary>
    Idle,

    /// <summary>The first connection is being made.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Connected,

    /// <summary>The connection was lost and is being made again; commands wait within their timeouts.</summary>
    Reconnecting,

    /// <summary>The client has been closed.</summary>
    Closed,
}
