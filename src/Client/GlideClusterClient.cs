using Glide.Cluster;
using Glide.Commands;
using Glide.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glide;

/// <summary>
/// A client of a Valkey (or Redis-compatible) cluster. One instance serves a whole application: it is safe for any number of threads, finds
/// the nodes by itself, sends each command where its keys and its spec say, and follows the cluster through failovers and migrations.
/// </summary>
/// <remarks>
/// <para>A command over keys of several slots is split where its spec allows it (<c>MGET</c>, <c>MSET</c>, <c>DEL</c> …) and refused before
/// anything is sent where not. A command that concerns the whole cluster (<c>DBSIZE</c>, <c>FLUSHALL</c> …) runs at every shard or node, and
/// the replies are folded into one; where folding would lie (<c>INFO</c>), each node's reply is returned. If some parts of a call fail and
/// others do not, a <see cref="ValkeyPartialFailureException"/> says which.</para>
/// <para>While a slot has no primary, calls with keys in it wait within their own timeout; those for other shards are not affected.</para>
/// </remarks>
public sealed class GlideClusterClient : ValkeyClusterCommands, IGlideClusterClient
{
    private readonly ClusterExecutor _executor;
    private readonly StateTracker _state;
    private readonly ClusterView _view;

    private GlideClusterClient(ClusterExecutor executor, StateTracker state, GlideClusterClientOptions options)
        : base(executor, new ClusterNodesExecutor(executor, route: null))
    {
        _executor = executor;
        _state = state;
        Options = options;
        _view = new ClusterView(executor);
        OnAllNodes = On(ClusterRoute.AllNodes);
        OnAllPrimaries = On(ClusterRoute.AllPrimaries);
        state.Sender = this;
    }

    /// <inheritdoc/>
    public event EventHandler<ConnectionStateChangedEventArgs>? StateChanged
    {
        add => _state.Changed += value;
        remove => _state.Changed -= value;
    }

    /// <summary>The options that the client was made with.</summary>
    public GlideClusterClientOptions Options { get; }

    /// <inheritdoc/>
    public ConnectionState State => _state.Current;

    /// <inheritdoc/>
    public IValkeyMultiNodeCommands OnAllNodes { get; }

    /// <inheritdoc/>
    public IValkeyMultiNodeCommands OnAllPrimaries { get; }

    /// <summary>The slot of a key, 0 to 16,383: what <c>CLUSTER KEYSLOT</c> answers, without asking a server.</summary>
    /// <param name="key">The key; only its hash tag counts if it has one.</param>
    /// <exception cref="ArgumentException">The key is <c>default</c>.</exception>
    public static int KeySlot(ValkeyKey key) => ClusterRoute.SlotKey(key).Slot;

    /// <summary>Connects to a cluster.</summary>
    /// <param name="address">
    /// <c>valkey://user:password@host1:port,host2:port/database?option=value</c>, or <c>valkeys://</c> with TLS. See
    /// <see cref="GlideClusterClientOptions.Parse"/>.
    /// </param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="FormatException">The address cannot be understood.</exception>
    /// <exception cref="ValkeyConnectionException">No node could be reached within the connection timeout.</exception>
    /// <exception cref="ValkeyConfigurationException">The server does not belong to a cluster.</exception>
    /// <exception cref="ValkeyAuthenticationException">The credentials were refused, or a certificate is not trusted.</exception>
    public static Task<GlideClusterClient> ConnectAsync(string address, CancellationToken cancellationToken = default) =>
        ConnectAsync(GlideClusterClientOptions.Parse(address), cancellationToken);

    /// <summary>Connects to a cluster.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="ArgumentException">Two of the options contradict each other; the message names them.</exception>
    /// <exception cref="ValkeyConnectionException">No node could be reached within the connection timeout.</exception>
    /// <exception cref="ValkeyConfigurationException">The server does not belong to a cluster.</exception>
    /// <exception cref="ValkeyAuthenticationException">The credentials were refused, or a certificate is not trusted.</exception>
    public static async Task<GlideClusterClient> ConnectAsync(GlideClusterClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var client = Create(options);
        if (!options.LazyConnect)
        {
            await client._executor.ConnectAsync(cancellationToken).ConfigureAwait(false);
        }

        return client;
    }

    /// <inheritdoc/>
    public IValkeyNodeCommands On(SingleNodeRoute route) => _view.On(route);

    /// <inheritdoc/>
    public IValkeyNodeCommands On(NodeAddress address) => _view.On(address);

    /// <inheritdoc/>
    public IValkeyMultiNodeCommands On(MultiNodeRoute route) => _view.On(route);

    /// <inheritdoc/>
    public IGlideClusterView With(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (timeout is { } given)
        {
            RequestTimeouts.Validate(given, nameof(timeout));
        }

        return new ClusterView(new ViewExecutor(_executor, timeout ?? _executor.RequestTimeout, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<BatchResults> ExecuteAsync(
        ClusterBatch batch, ClusterBatchOptions? options = null, CancellationToken cancellationToken = default) =>
        BatchExecution.RunAsync(_executor, batch, options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BatchResults> ExecuteAsync(
        AtomicClusterBatch batch, ClusterBatchOptions? options = null, CancellationToken cancellationToken = default) =>
        options is { Retry: not BatchRetries.None }
            ? throw new ArgumentException("A transaction is not repeated: it could run twice.", nameof(options))
            : BatchExecution.RunAsync(_executor, batch, options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BatchResults> TransactionAsync(
        IReadOnlyCollection<ValkeyKey> watch,
        Func<IValkeyCommands, AtomicClusterBatch, ValueTask> body,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default) =>
        new OptimisticTransaction<AtomicClusterBatch>(_executor, WatchedKeys.RouteOf(watch), watch, options).RunAsync(body, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TReply> TransactionAsync<TReply>(
        IReadOnlyCollection<ValkeyKey> watch,
        Func<IValkeyCommands, AtomicClusterBatch, ValueTask<Queued<TReply>>> body,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default) =>
        new OptimisticTransaction<AtomicClusterBatch>(_executor, WatchedKeys.RouteOf(watch), watch, options).RunAsync(body, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ValkeySession> OpenSessionAsync(SingleNodeRoute? route = null, CancellationToken cancellationToken = default)
    {
        var lease = await _executor.LeaseAsync(route, cancellationToken).ConfigureAwait(false);
        return new ValkeySession(new SessionExecutor(_executor, lease));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ClusterMember> GetNodes()
    {
        var table = _executor.Table;
        var members = new List<ClusterMember>(table.Nodes.Length);
        foreach (var shard in table.Map.Shards)
        {
            foreach (var node in table.NodesOf(shard))
            {
                members.Add(Describe(table, shard, node));
            }
        }

        return members;
    }

    /// <inheritdoc/>
    public ClusterMember? GetNode(ValkeyKey key, NodeRole role = NodeRole.Primary)
    {
        var table = _executor.Table;
        if (table.Map.ShardOf(KeySlot(key)) is { } shard)
        {
            foreach (var node in table.NodesOf(shard))
            {
                if (node.Info.Role == role)
                {
                    return Describe(table, shard, node);
                }
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ValkeyKey> ScanKeysAsync(ScanKeysOptions? options = null, CancellationToken cancellationToken = default) =>
        KeySpace.Keys(CreateScanTarget, options, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<KeyPage> ScanPagesAsync(
        ScanKeysOptions? options = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        KeySpace.Pages(CreateScanTarget, options, cursor, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _executor.CloseAsync();

    private ScanTarget CreateScanTarget() => new ClusterScanTarget(_executor);

    private static ClusterMember Describe(RoutingTable table, Shard shard, ClusterNode node) =>
        new(node.Address, node.Info.Role, node.Info.Id, node.Info.AvailabilityZone, node.IsConnected)
        {
            Slots = table.SlotsOf(shard),
            ServerVersion = node.Hello?.Version ?? "",
        };

    private static GlideClusterClient Create(GlideClusterClientOptions options)
    {
        ILogger logger = new GuardedLogger(options.LoggerFactory?.CreateLogger("Glide") ?? NullLogger.Instance);
        var state = new StateTracker(logger);
        var executor = new ClusterExecutor(
            options.ToClusterSettings(), options.ToConnectionSettings(), options.ToExecutorSettings(state.Set), logger);
        return new GlideClusterClient(executor, state, options);
    }
}
