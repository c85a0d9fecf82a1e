using Glide.Harness;

namespace Glide.Client.Tests.Commands.Server;

public sealed class ShutdownTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task Shutdown_ends_the_server(ValkeyProtocol protocol)
    {
        await using var valkey = await OnServerOfItsOwnAsync(protocol);

        // A server that does as it is told has nobody left to answer.
        await Assert.ThrowsAsync<ValkeyConnectionException>(
            () => valkey.Sends("SHUTDOWN NOSAVE NOW FORCE", valkey.Commands.ShutdownAsync(ShutdownMode.Stop(ShutdownSave.NoSave, now: true, force: true))));

        await Eventually.TrueAsync(() => !valkey.Server.IsRunning);
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task Shutdown_can_be_aborted_only_while_it_is_under_way(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        var error = await valkey.Refuses("SHUTDOWN ABORT", () => valkey.Commands.ShutdownAsync(ShutdownMode.Abort).AsTask());

        Assert.Equal("ERR No shutdown in progress.", error.Message);
    }
}
