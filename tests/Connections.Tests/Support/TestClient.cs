using System.Collections.Concurrent;
using Glide.Commands;
using Glide.Connections.Tests.Commands;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glide.Connections.Tests.Support;

/// <summary>The runtime's executor with the few commands that these tests need: the least that one can call a client.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private readonly ConcurrentQueue<ConnectionState> _states = new();

    private TestClient(string host, int port, ConnectionSettings? connection, ExecutorSettings? settings)
    {
        settings ??= Settings;
        var told = settings.StateChanged;
        Executor = new StandaloneExecutor(
            new ServerAddress(host, port),
            connection ?? ConnectionOptions,
            settings with
            {
                StateChanged = state =>
                {
                    _states.Enqueue(state);
                    told(state);
                },
            },
            NullLogger.Instance);
    }

    /// <summary>What connections are made with unless a test says otherwise.</summary>
    public static ConnectionSettings ConnectionOptions { get; } = new()
    {
        LibraryName = "connection-tests",
        LibraryVersion = "1",
        Clock = Clock.From(TimeProvider.System),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    };

    /// <summary>What calls are made with unless a test says otherwise: so patient that a busy machine does not matter.</summary>
    public static ExecutorSettings Settings { get; } = new()
    {
        RequestTimeout = TimeSpan.FromSeconds(15),
        InflightLimit = 1000,
        SessionLimit = 10,
        Backoff = new Backoff(TimeSpan.FromMilliseconds(5), 2, 4, 20),
    };

    public StandaloneExecutor Executor { get; }

    public IReadOnlyList<ConnectionState> States => [.. _states];

    /// <summary>What the connections of a client are made with for which time passes when the test says so.</summary>
    public static ConnectionSettings Within(ManualTime time) => ConnectionOptions with { Clock = Clock.From(time) };

    public static async Task<TestClient> ConnectAsync(
        string host, int port, ExecutorSettings? settings = null, ConnectionSettings? connection = null)
    {
        var client = ConnectLazily(host, port, settings, connection);
        await client.Executor.ConnectAsync(CancellationToken.None);
        return client;
    }

    public static Task<TestClient> ConnectAsync(
        ScriptedServer server, ExecutorSettings? settings = null, ConnectionSettings? connection = null) =>
        ConnectAsync(server.Host, server.Port, settings, connection);

    public static Task<TestClient> ConnectAsync(
        FaultProxy proxy, ExecutorSettings? settings = null, ConnectionSettings? connection = null) =>
        ConnectAsync(proxy.Host, proxy.Port, settings, connection);

    /// <summary>A client that connects with its first call.</summary>
    public static TestClient ConnectLazily(
        string host, int port, ExecutorSettings? settings = null, ConnectionSettings? connection = null) =>
        new(host, port, connection, settings);

    public ValueTask<string> EchoAsync(string text, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        By(timeout).ExecuteAsync<EchoCommand, string>(new EchoCommand(text), cancellationToken);

    public ValueTask<string> ReadEchoAsync(string text, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        By(timeout).ExecuteAsync<ReadEchoCommand, string>(new ReadEchoCommand(text), cancellationToken);

    public ValueTask<ValkeyValue?> GetAsync(ValkeyKey key, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        By(timeout).ExecuteAsync<GetCommand, ValkeyValue?>(new GetCommand(key), cancellationToken);

    public ValueTask SetAsync(
        ValkeyKey key, ValkeyValue value, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        By(timeout).ExecuteVoidAsync(new SetCommand(key, value), cancellationToken);

    public ValueTask<long> IncrAsync(ValkeyKey key, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        By(timeout).ExecuteAsync<IncrCommand, long>(new IncrCommand(key), cancellationToken);

    public ValueTask<ValkeyValue?[]> MGetAsync(params ReadOnlySpan<ValkeyKey> keys) =>
        Executor.ExecuteAsync<MGetCommand, ValkeyValue?[]>(new MGetCommand(keys));

    /// <param name="key">The list.</param>
    /// <param name="timeout">How long the server waits; infinite for ever.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    public ValueTask<string?> BlPopAsync(ValkeyKey key, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Executor.ExecuteAsync<BlPopCommand, string?>(new BlPopCommand(key, timeout), cancellationToken);

    public ValueTask DisposeAsync() => Executor.CloseAsync();

    private CommandExecutor By(TimeSpan? timeout) =>
        timeout is { } given ? new ViewExecutor(Executor, given, CancellationToken.None) : Executor;
}
