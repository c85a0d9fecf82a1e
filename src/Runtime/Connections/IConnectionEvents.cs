namespace Glide.Connections;

/// <summary>What a connection tells whoever keeps it. Called on the connection's own threads; must not block.</summary>
internal interface IConnectionEvents
{
    /// <summary>The connection has ended; the calls that are still in flight on it are handed back next.</summary>
    void OnClosed(Connection connection, Exception reason);

    /// <summary>A reply has been read and nothing is in flight any more.</summary>
    void OnIdle(Connection connection);

    /// <summary>A call was given up by its caller while its reply is still due.</summary>
    void OnAbandoned(Connection connection);

    /// <summary>The server pushed something that is no reply.</summary>
    void OnPush(Connection connection, ReadOnlySpan<byte> frame);
}
