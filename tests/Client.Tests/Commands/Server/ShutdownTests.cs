using Glide.Harness;

namespace Glide.Client.Tests.Commands.Server;

public sealed class ShutdownTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Shutdown_ends_the_server(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target);

        // A server that does as it is told has nobody left to answer.
        await Assert.ThrowsAsync<ValkeyConnectionException>(
            () => valkey.Sends("SHUTDOWN NOSAVE NOW FORCE", valkey.Commands.ShutdownAsync(ShutdownMode.Stop(ShutdownSave.NoSave, now: true, force: true))));

        await Eventually.TrueAsync(() => !valkey.Server.IsRunning);
    }

    [Theory]
    [OnEveryServer]
    public async Task Shutdown_can_be_aborted_only_while_it_is_under_way(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses("SHUTDOWN ABORT", () => valkey.Commands.ShutdownAsync(ShutdownMode.Abort).AsTask());

        Assert.Equal("ERR No shutdown in progress.", error.Message);
    }
}
