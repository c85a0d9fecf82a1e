using Glide.Cluster;
using Glide.Commands;
using Glide.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glide;

/// <summary>
/// A client of one Valkey (or Redis-compatible) server. One instance serves a whole application: it is safe for any number of threads,
/// multiplexes their commands over one connection, and keeps that connection alive.
/// </summary>
/// <remarks>
/// <para>While the server cannot be reached, calls wait for it within their own timeout and then fail with a
/// <see cref="ValkeyTimeoutException"/> that names the last reason. When a connection is lost, calls that were not yet written, and reads,
/// are sent again on the next one; a write that may have been executed fails with a <see cref="ValkeyConnectionException"/> whose
/// <see cref="ValkeyException.Delivery"/> says so.</para>
/// <para>Commands that wait at the server (<c>BLPOP</c>, <c>XREAD</c> with <c>BLOCK</c> …) take a connection of their own, so nobody else
/// waits behind them.</para>
/// </remarks>
public sealed class GlideClient : ValkeyNodeCommands, IGlideClient
{
    private readonly ClientExecutor _executor;
    private readonly StateTracker _state;

    private GlideClient(ClientExecutor executor, StateTracker state, GlideClientOptions options)
        : base(executor)
    {
        _executor = executor;
        _state = state;
        Options = options;
        state.Sender = this;
    }

    /// <inheritdoc/>
    public event EventHandler<ConnectionStateChangedEventArgs>? StateChanged
    {
        add => _state.Changed += value;
        remove => _state.Changed -= value;
    }

    /// <summary>The options that the client was made with.</summary>
    public GlideClientOptions Options { get; }

    /// <inheritdoc/>
    public ConnectionState State => _state.Current;

    /// <inheritdoc/>
    public int Protocol => _executor.Hello?.Protocol ?? (int)Options.Protocol;

    /// <inheritdoc/>
    public string ServerVersion => _executor.Hello?.Version ?? "";

    /// <summary>Connects to a server.</summary>
    /// <param name="address">
    /// <c>valkey://user:password@host:port/database?option=value</c>, or <c>valkeys://</c> with TLS; <c>redis://</c>, <c>rediss://</c> and
    /// <c>unix://</c> are understood too, as is a plain <c>host:port</c>. See <see cref="GlideClientOptions.Parse"/> for the options.
    /// </param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="FormatException">The address cannot be understood.</exception>
    /// <exception cref="ValkeyConnectionException">The server could not be reached within the connection timeout.</exception>
    /// <exception cref="ValkeyAuthenticationException">The server refused the credentials, or its certificate is not trusted.</exception>
    public static Task<GlideClient> ConnectAsync(string address, CancellationToken cancellationToken = default) =>
        ConnectAsync(GlideClientOptions.Parse(address), cancellationToken);

    /// <summary>Connects to a server.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="ArgumentException">Two of the options contradict each other; the message names them.</exception>
    /// <exception cref="ValkeyConnectionException">The server could not be reached within the connection timeout.</exception>
    /// <exception cref="ValkeyAuthenticationException">The server refused the credentials, or its certificate is not trusted.</exception>
    public static async Task<GlideClient> ConnectAsync(GlideClientOptions options, CancellationToken cancellationToken = default)
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
    public IValkeyNodeCommands With(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (timeout is { } given)
        {
            RequestTimeouts.Validate(given, nameof(timeout));
        }

        return new CommandView(new ViewExecutor(_executor, timeout ?? _executor.RequestTimeout, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<BatchResults> ExecuteAsync(Batch batch, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        BatchExecution.RunAsync(_executor, batch, options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BatchResults> ExecuteAsync(AtomicBatch batch, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        BatchExecution.RunAsync(_executor, batch, options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BatchResults> TransactionAsync(
        IReadOnlyCollection<ValkeyKey> watch,
        Func<IValkeyCommands, AtomicBatch, ValueTask> body,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default) =>
        new OptimisticTransaction<AtomicBatch>(_executor, route: null, watch, options).RunAsync(body, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TReply> TransactionAsync<TReply>(
        IReadOnlyCollection<ValkeyKey> watch,
        Func<IValkeyCommands, AtomicBatch, ValueTask<Queued<TReply>>> body,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default) =>
        new OptimisticTransaction<AtomicBatch>(_executor, route: null, watch, options).RunAsync(body, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ValkeySession> OpenSessionAsync(CancellationToken cancellationToken = default)
    {
        var lease = await _executor.LeaseAsync(route: null, cancellationToken).ConfigureAwait(false);
        return new ValkeySession(new SessionExecutor(_executor, lease));
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

    private ScanTarget CreateScanTarget() => _executor is ClusterExecutor replicated
        ? new ReplicatedScanTarget(replicated, Options.ReadOnly)
        : new ServerScanTarget(_executor);

    private static GlideClient Create(GlideClientOptions options)
    {
        ILogger logger = new GuardedLogger(options.LoggerFactory?.CreateLogger("Glide") ?? NullLogger.Instance);
        var state = new StateTracker(logger);
        var connection = options.ToConnectionSettings();
        var settings = options.ToExecutorSettings(state.Set);
        ClientExecutor executor = options.Addresses.Count == 0
            ? new StandaloneExecutor(options.ToServerAddress(), connection, settings, logger)
            : new ClusterExecutor(options.ToClusterSettings(), connection, settings, logger);
        return new GlideClient(executor, state, options);
    }
}
