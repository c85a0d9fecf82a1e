using Glide.Client.Tests.Commands.Coverage;
using Glide.Harness;

[assembly: AssemblyFixture(typeof(Glide.Client.Tests.Commands.CommandServers))]

namespace Glide.Client.Tests.Commands;

/// <summary>
/// One real server for each <see cref="Target"/>, so that each server's own count of calls says what has been executed there: on the newest
/// what in RESP3 and what in RESP2, on the older ones what they know.
/// Only typed calls of the client under test reach them. What would end or change a server for the tests after it runs on a server of
/// its own, whose count is added.
/// </summary>
public sealed class CommandServers : IAsyncLifetime
{
    /// <summary>
    /// Keeps a server busy for longer than the <c>latency-monitor-threshold</c> of the shared ones, which no other command takes on a busy
    /// machine either. It counts because a script's clock stands still.
    /// </summary>
    public const string BusyScript = "local x = 0; for i = 1, 20000000 do x = x + i % 7 end";

    private readonly Dictionary<Target, CommandsUnderTest> _clients = [];
    private readonly Dictionary<Target, CommandCounts> _countsAtStart = [];
    private readonly Dictionary<Target, CommandCounts> _ownCounts = [];
    private KeyOracle? _oracle;

    public async ValueTask InitializeAsync()
    {
        _oracle = await KeyOracle.StartAsync();
        foreach (var target in Targets.All)
        {
            var server = await ValkeyServer.StartAsync(new ServerOptions
            {
                Version = target.Version(),
                Configuration = ["latency-monitor-threshold 50", "slowlog-log-slower-than -1", "maxmemory-policy noeviction"],
            });
            _ownCounts[target] = new CommandCounts();
            _countsAtStart[target] = await CommandCounts.ReadAsync(server);
            _clients[target] = await CommandsUnderTest.ConnectAsync(server, target.Protocol(), _oracle, () => server.DisposeAsync().AsTask());
        }
    }

    public ValkeyServer Server(Target target) => _clients[target].Server;

    internal CommandsUnderTest Client(Target target) => _clients[target];

    /// <summary>A client on a server of its own, which ends with it and whose count of calls is added to those of the shared ones.</summary>
    internal async Task<CommandsUnderTest> StartOwnAsync(Target target, ServerOptions? options = null)
    {
        var server = await ValkeyServer.StartAsync((options ?? new ServerOptions()) with { Version = target.Version() });
        try
        {
            return await ConnectOwnAsync(target, server, endsServer: true);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// A client on a server that the test has started, such as a node of a cluster. What the server executes between here and the
    /// client's end is added to the counts, unless it has ended by then.
    /// </summary>
    internal async Task<CommandsUnderTest> ConnectOwnAsync(Target target, ValkeyServer server, bool endsServer = false)
    {
        var before = await CommandCounts.ReadAsync(server);
        return await CommandsUnderTest.ConnectAsync(server, target.Protocol(), _oracle!, async () =>
        {
            if (server.IsRunning)
            {
                _ownCounts[target].Add(before, await CommandCounts.ReadAsync(server));
            }

            if (endsServer)
            {
                await server.DisposeAsync();
            }
        });
    }

    /// <summary>What the newest servers have executed until now.</summary>
    internal async Task<CommandCoverage> GetCoverageAsync() => CommandCoverage.Of(
        _clients[Target.Valkey91Resp3].Client.ServerVersion,
        await CountAsync(Target.Valkey91Resp3),
        await CountAsync(Target.Valkey91Resp2));

    /// <summary>What an older server has executed until now.</summary>
    internal async Task<OlderServerCoverage> GetCoverageAsync(Target older) =>
        OlderServerCoverage.Of(older, _clients[older].Client.ServerVersion, await CountAsync(older));

    public async ValueTask DisposeAsync()
    {
        if (TestsRun.Any)
        {
            (await GetCoverageAsync()).Write(RepositoryFolder.Combine("artifacts", "command-coverage.json"));
            foreach (var older in Targets.Older)
            {
                (await GetCoverageAsync(older)).Write(RepositoryFolder.Combine("artifacts", $"command-coverage-{older.Version()}.json"));
            }
        }

        foreach (var client in _clients.Values)
        {
            await client.DisposeAsync();
        }

        if (_oracle is not null)
        {
            await _oracle.DisposeAsync();
        }
    }

    private async Task<CommandCounts> CountAsync(Target target)
    {
        var counts = new CommandCounts();
        counts.Add(_countsAtStart[target], await CommandCounts.ReadAsync(_clients[target].Server));
        counts.Add(new CommandCounts(), _ownCounts[target]);
        return counts;
    }
}
