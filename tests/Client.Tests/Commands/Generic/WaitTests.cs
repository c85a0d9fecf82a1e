using Glide.Harness;

namespace Glide.Client.Tests.Commands.Generic;

public sealed class WaitTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Wait_returns_how_many_replicas_have_the_writes_of_the_session(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();
        await session.Commands.SetAsync("key", 1);

        Assert.Equal(0, await session.Sends("WAIT 1 1", session.Commands.WaitAsync(1, TimeSpan.FromMilliseconds(1))));
        Assert.Equal(0, await session.Sends("WAIT 0 1000", session.Commands.WaitAsync(0, TimeSpan.FromSeconds(1))));
    }

    [Theory]
    [OnEveryServer]
    public async Task Wait_counts_a_replica_that_follows(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var primary = await OnServerOfItsOwnAsync(target);
        await using var replica = await ValkeyServer.StartAsync(
            new() { Configuration = [$"replicaof {primary.Server.Host} {primary.Server.Port}"] });
        await Eventually.TrueAsync(async () => (await replica.GetInfoAsync("replication"))["master_link_status"] == "up");
        await using var session = await primary.OpenSessionAsync();
        await session.Commands.SetAsync("key", 1);

        Assert.Equal(1, await session.Sends("WAIT 1 10000", session.Commands.WaitAsync(1, TimeSpan.FromSeconds(10))));

        Assert.Equal("1", (await replica.ExecuteAsync("GET", "key")).Text);
    }

    [Theory]
    [OnEveryServer(Command = "WAITAOF")]
    public async Task WaitAof_tells_who_has_the_writes_of_the_session_on_disk(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var durable = await OnServerOfItsOwnAsync(target, new() { Configuration = ["appendonly yes"] });
        await using var session = await durable.OpenSessionAsync();
        await session.Commands.SetAsync("key", 1);

        var acknowledged = await session.Sends("WAITAOF 1 0 10000", session.Commands.WaitAofAsync(1, 0, TimeSpan.FromSeconds(10)));

        Assert.Equal(new AofAcknowledgement(1, 0), acknowledged);
    }

    [Theory]
    [OnEveryServer(Command = "WAITAOF")]
    public async Task WaitAof_of_a_server_without_the_file_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        var error = await session.Refuses("WAITAOF 1 0 1000", async () => await session.Commands.WaitAofAsync(1, 0, TimeSpan.FromSeconds(1)));

        Assert.Contains("appendonly is disabled", error.Message, StringComparison.Ordinal);
    }
}
