using Glide.Client.Tests.Commands.Coverage;
using Glide.Harness;

namespace Glide.Client.Tests.Commands;

/// <summary>
/// What the tests of typed commands share. Each runs on every <see cref="Target"/> that knows what it is about, against an emptied
/// server, one after the other: what a server is known to hold must not change under a test.
/// </summary>
[Collection(nameof(CommandTests))]
public abstract class CommandTests
{
    private readonly CommandServers _servers;

    protected CommandTests(CommandServers servers)
    {
        _servers = servers;
        TestsRun.Note();
    }

    /// <summary>The running test's own token, for the overloads that take one.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A moment far enough ahead for nothing to expire, 4102444800 seconds after the beginning of 1970.</summary>
    protected static DateTimeOffset Year2100 { get; } = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A client on an empty server.</summary>
    internal async Task<CommandsUnderTest> OnEmptyServerAsync(Target target)
    {
        var client = _servers.Client(target);
        await client.Commands.FlushAllAsync();
        return client;
    }

    /// <inheritdoc cref="CommandServers.StartOwnAsync"/>
    internal Task<CommandsUnderTest> OnServerOfItsOwnAsync(Target target, ServerOptions? options = null) =>
        _servers.StartOwnAsync(target, options);

    /// <inheritdoc cref="CommandServers.ConnectOwnAsync"/>
    internal Task<CommandsUnderTest> OnServerAsync(Target target, ValkeyServer server) =>
        _servers.ConnectOwnAsync(target, server);
}
