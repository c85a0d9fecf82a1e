namespace Glide;

/// <summary>What <see cref="GlideClusterClient"/> offers, for test doubles and decorators.</summary>
public interface IGlideClusterClient : IGlideClusterView, IAsyncDisposable
{
    /// <summary>
    /// Raised when <see cref="State"/> changes, on a thread of the pool, one change after the other. What a handler throws is logged.
    /// </summary>
    event EventHandler<ConnectionStateChangedEventArgs>? StateChanged;

    /// <summary>How the client stands with its cluster: connected while some primary is.</summary>
    ConnectionState State { get; }

    /// <summary>The same commands with another timeout, or with a token that holds for each of them.</summary>
    /// <param name="timeout">
    /// How long each call may take, retries and redirects included; <see cref="Timeout.InfiniteTimeSpan"/> for without end; null for the
    /// client's own. Commands that wait at the server are bounded by their own argument instead.
    /// </param>
    /// <param name="cancellationToken">Gives up every call of the view, in addition to each call's own token.</param>
    /// <returns>A light view over the same connections; it need not be kept or disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is zero or negative.</exception>
    IGlideClusterView With(TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Leases a connection of one's own to one node, for commands that speak about their connection: WATCH, MULTI, SELECT, WAIT …</summary>
    /// <param name="route">Which node, such as that of the keys that will be watched; null for any primary.</param>
    /// <param name="cancellationToken">Gives up waiting for a connection when all of them are leased.</param>
    /// <returns>The session; dispose it to give the connection back. Its commands are not redirected.</returns>
    /// <exception cref="ValkeyConnectionException">No connection could be made, or there is no such node.</exception>
    ValueTask<ValkeySession> OpenSessionAsync(SingleNodeRoute? route = null, CancellationToken cancellationToken = default);

    /// <summary>The nodes as the client knows them now, shard after shard, each with its primary first; empty before the first connection.</summary>
    IReadOnlyList<ClusterMember> GetNodes();

    /// <summary>The node that serves a key, as the client knows it now.</summary>
    /// <param name="key">The key.</param>
    /// <param name="role">The primary, or the first replica.</param>
    /// <returns>The node; null if the key's slot has none of that role.</returns>
    ClusterMember? GetNode(ValkeyKey key, NodeRole role = NodeRole.Primary);
}
