using Glide.Client.Tests.Commands.Coverage;
using Glide.Harness;

[assembly: AssemblyFixture(typeof(Glide.Client.Tests.Commands.CommandServers))]

namespace Glide.Client.Tests.Commands;

/// <summary>
/// One real server a protocol, so that each server's own count of calls says what has been executed in RESP3 and what in RESP2.
/// Only typed calls of the client under test reach them. What would end or change a server for the tests after it runs on a server of
/// its own, whose count is added.
/// </summary>
public sealed class CommandServers : IAsyncLifetime
{
    private readonly Dictionary<ValkeyProtocol, CommandsUnderTest> _clients = [];
    private readonly Dictionary<ValkeyProtocol, CommandCounts> _countsAtStart = [];
    private readonly Dictionary<ValkeyProtocol, CommandCounts> _ownCounts = [];
    private KeyOracle? _oracle;

    public async ValueTask InitializeAsync()
    {
        _oracle = await KeyOracle.StartAsync();
        foreach (var protocol in Enum.GetValues<ValkeyProtocol>())
        {
            var server = await ValkeyServer.StartAsync(new ServerOptions
            {
                Configuration = ["latency-monitor-threshold 1", "maxmemory-policy noeviction"],
            });
            _ownCounts[protocol] = new CommandCounts();
            _countsAtStart[protocol] = await CommandCounts.ReadAsync(server);
            _clients[protocol] = await CommandsUnderTest.ConnectAsync(server, protocol, _oracle, () => server.DisposeAsync().AsTask());
        }
    }

    public ValkeyServer Server(ValkeyProtocol protocol) => _clients[protocol].Server;

    internal CommandsUnderTest Client(ValkeyProtocol protocol) => _clients[protocol];

    /// <summary>A client on a server of its own, which ends with it and whose count of calls is added to those of the shared ones.</summary>
    internal async Task<CommandsUnderTest> StartOwnAsync(ValkeyProtocol protocol, ServerOptions? options = null)
    {
        var server = await ValkeyServer.StartAsync(options);
        try
        {
            return await ConnectOwnAsync(protocol, server, endsServer: true);
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
    internal async Task<CommandsUnderTest> ConnectOwnAsync(ValkeyProtocol protocol, ValkeyServer server, bool endsServer = false)
    {
        var before = await CommandCounts.ReadAsync(server);
        return await CommandsUnderTest.ConnectAsync(server, protocol, _oracle!, async () =>
        {
            if (server.IsRunning)
            {
                _ownCounts[protocol].Add(before, await CommandCounts.ReadAsync(server));
            }

            if (endsServer)
            {
                await server.DisposeAsync();
            }
        });
    }

    /// <summary>What has been executed until now.</summary>
    internal async Task<CommandCoverage> GetCoverageAsync()
    {
        var counts = new Dictionary<ValkeyProtocol, CommandCounts>();
        foreach (var (protocol, client) in _clients)
        {
            counts[protocol] = new CommandCounts();
            counts[protocol].Add(_countsAtStart[protocol], await CommandCounts.ReadAsync(client.Server));
            counts[protocol].Add(new CommandCounts(), _ownCounts[protocol]);
        }

        return CommandCoverage.Of(_clients[ValkeyProtocol.Resp3].Client.ServerVersion, counts[ValkeyProtocol.Resp3], counts[ValkeyProtocol.Resp2]);
    }

    public async ValueTask DisposeAsync()
    {
        if (TestsRun.Any)
        {
            (await GetCoverageAsync()).Write(RepositoryFolder.Combine("artifacts", "command-coverage.json"));
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
}
