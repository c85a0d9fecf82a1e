namespace Glide;

/// <summary>Tells of a change in how a client stands with its server.</summary>
/// <param name="previous">The state before.</param>
/// <param name="current">The state now.</param>
public sealed class ConnectionStateChangedEventArgs(ConnectionState previous, ConnectionState current) : EventArgs
{
    /// <summary>The state before.</summary>
    public ConnectionState Previous { get; } = previous;

    /// <summary>The state now.</summary>
    public ConnectionState Current { get; } = current;
}
