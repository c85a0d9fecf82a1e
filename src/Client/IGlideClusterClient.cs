namespace Glide;

/// <summary>What <see cref="GlideClusterClient"/> offers, for test doubles and decorators.</summary>
public interface IGlideClusterClient : IGlideClusterView, IClusterBatchExecutor, IAsyncDisposable
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

    /// <summary>
    /// Every key of the cluster. A key that exists from the beginning of the scan to its end is returned at least once, also while slots
    /// move, primaries are replaced and nodes join; one that comes or goes meanwhile may be returned or not, and one may be returned twice.
    /// </summary>
    /// <remarks>
    /// <para>It asks the primaries with <c>CLUSTERSCAN</c>, or with <c>SCAN</c> where the servers are older than 9.1, and by
    /// <c>CLUSTER NODES</c> and <c>INFO</c> what they hold meanwhile; each call has the client's request timeout, and the pages are read one
    /// after the other as the caller wants them. What exists means what the primaries have: a write that a failover has lost is lost.</para>
    /// <para>Each enumeration is a scan of its own.</para>
    /// </remarks>
    /// <param name="options">What to look for; null for all keys.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ValkeyTimeoutException">
    /// While enumerating: the scan has not got on for <see cref="ScanKeysOptions.Patience"/>; the message names the node or slot.
    /// </exception>
    /// <exception cref="ValkeyServerException">While enumerating: a server has refused, such as for lack of rights.</exception>
    /// <exception cref="OperationCanceledException">While enumerating: the scan was cancelled.</exception>
    IAsyncEnumerable<ValkeyKey> ScanKeysAsync(ScanKeysOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Every key of the cluster, page by page, and with each page a cursor from which any client of the same cluster can go on later. The
    /// promise of <see cref="ScanKeysAsync"/> holds for the whole, however often it is put away.
    /// </summary>
    /// <param name="options">What to look for; null for all keys. Whoever goes on with a cursor gives the same options.</param>
    /// <param name="cursor">The cursor of the last page that is done with; null to begin.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    /// <exception cref="FormatException"><paramref name="cursor"/> is no cursor of such a scan, or not complete; nothing was sent.</exception>
    /// <inheritdoc cref="ScanKeysAsync"/>
    IAsyncEnumerable<KeyPage> ScanPagesAsync(
        ScanKeysOptions? options = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// The nodes with their roles and slots as the client knows them now, shard after shard, each with its primary first; empty before the
    /// first connection.
    /// </summary>
    IReadOnlyList<ClusterMember> GetNodes();

    /// <summary>The node that serves a key, as the client knows it now.</summary>
    /// <param name="key">The key.</param>
    /// <param name="role">The primary, or the first replica.</param>
    /// <returns>The node; null if the key's slot has none of that role.</returns>
    ClusterMember? GetNode(ValkeyKey key, NodeRole role = NodeRole.Primary);

    /// <summary>
    /// Reads, decides and writes, and does it again until nobody has changed in between what was read: <c>WATCH</c>, then
    /// <paramref name="body"/>, then what it has queued between <c>MULTI</c> and <c>EXEC</c>, all on one leased connection.
    /// </summary>
    /// <param name="watch">The keys whose change by anybody else makes the whole run again; at least one, all in one slot.</param>
    /// <param name="body">
    /// Reads with the commands that it is given, and queues what is to be done. It may run several times; what it throws ends the
    /// transaction, and nothing is done.
    /// </param>
    /// <param name="options">How; null for the client's request timeout, which bounds all tries together, and the first error thrown.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The results of what was executed at last.</returns>
    /// <exception cref="ArgumentException">There is no key, or the keys are in several slots.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is zero or negative.</exception>
    /// <exception cref="ValkeyTimeoutException">The time was over before a try succeeded; the message says how many there were.</exception>
    /// <exception cref="ValkeyBatchException">A command has an error, and <see cref="BatchOptions.RaiseOnError"/> is on.</exception>
    /// <exception cref="ValkeyTransactionAbortedException">The server refused a command, so that none was executed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    ValueTask<BatchResults> TransactionAsync(
        IReadOnlyCollection<ValkeyKey> watch,
        Func<IValkeyCommands, AtomicClusterBatch, ValueTask> body,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="TransactionAsync(IReadOnlyCollection{ValkeyKey}, Func{IValkeyCommands, AtomicClusterBatch, ValueTask}, BatchOptions, CancellationToken)"/>
    /// <returns>The reply of the command whose handle <paramref name="body"/> returned.</returns>
    ValueTask<TReply> TransactionAsync<TReply>(
        IReadOnlyCollection<ValkeyKey> watch,
        Func<IValkeyCommands, AtomicClusterBatch, ValueTask<Queued<TReply>>> body,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default);
}
