namespace Glide;

/// <summary>What <see cref="GlideClient"/> offers, for test doubles and decorators.</summary>
public interface IGlideClient : IValkeyNodeCommands, IBatchExecutor, IAsyncDisposable
{
    /// <summary>
    /// Raised when <see cref="State"/> changes, on a thread of the pool, one change after the other. What a handler throws is logged.
    /// </summary>
    event EventHandler<ConnectionStateChangedEventArgs>? StateChanged;

    /// <summary>How the client stands with its server.</summary>
    ConnectionState State { get; }

    /// <summary>
    /// The protocol version in use, 3 or 2; what was used last while there is no connection, and what the options ask for before the first.
    /// </summary>
    int Protocol { get; }

    /// <summary>The server's version as it states it, such as <c>9.1.2</c>; empty before the first connection, or if the server does not say.</summary>
    string ServerVersion { get; }

    /// <summary>The same commands with another timeout, or with a token that holds for each of them.</summary>
    /// <param name="timeout">
    /// How long each call may take, retries included; <see cref="Timeout.InfiniteTimeSpan"/> for without end; null for the client's own.
    /// Commands that wait at the server are bounded by their own argument instead.
    /// </param>
    /// <param name="cancellationToken">Gives up every call of the view, in addition to each call's own token.</param>
    /// <returns>A light view over the same connections; it need not be kept or disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is zero or negative.</exception>
    IValkeyNodeCommands With(TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Leases a connection of one's own, for commands that speak about their connection: WATCH, MULTI, SELECT, WAIT …</summary>
    /// <param name="cancellationToken">Gives up waiting for a connection when all of them are leased.</param>
    /// <returns>The session; dispose it to give the connection back.</returns>
    /// <exception cref="ValkeyConnectionException">No connection could be made.</exception>
    ValueTask<ValkeySession> OpenSessionAsync(CancellationToken cancellationToken = default);
}
