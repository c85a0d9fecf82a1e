using Glide.Harness;

namespace Glide.Client.Tests.Commands.Server;

#pragma warning disable CS0618 // The old names are deprecated, and still have to work.

public sealed class ReplicationTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task ReplicaOf_makes_a_replica_and_NoOne_a_primary_again(Target target)
    {
        await using var primary = await OnServerOfItsOwnAsync(target);
        await using var replica = await OnServerOfItsOwnAsync(target);
        var port = primary.Server.Port;

        await replica.Sends($"REPLICAOF 127.0.0.1 {port}", replica.Commands.ReplicaOfAsync(ReplicationSource.Primary("127.0.0.1", port)));

        await AreInStepAsync(primary, replica);
        var ofReplica = Assert.IsType<ReplicaRole>(await replica.Sends("ROLE", replica.Commands.RoleAsync()));
        Assert.Equal(("127.0.0.1", port), (ofReplica.PrimaryHost, ofReplica.PrimaryPort));
        var ofPrimary = Assert.IsType<PrimaryRole>(await primary.Sends("ROLE", primary.Commands.RoleAsync()));
        Assert.Equal(("127.0.0.1", replica.Server.Port), (ofPrimary.Replicas[0].Host, ofPrimary.Replicas[0].Port));
        await replica.Sends("REPLICAOF NO ONE", replica.Commands.ReplicaOfAsync(ReplicationSource.NoOne));
        Assert.IsType<PrimaryRole>(await replica.Commands.RoleAsync());
    }

    [Theory]
    [OnEveryServer]
    public async Task SlaveOf_is_the_old_name_of_ReplicaOf(Target target)
    {
        await using var primary = await OnServerOfItsOwnAsync(target);
        await using var replica = await OnServerOfItsOwnAsync(target);
        var port = primary.Server.Port;

        await replica.Sends($"SLAVEOF 127.0.0.1 {port}", replica.Commands.SlaveOfAsync(ReplicationSource.Primary("127.0.0.1", port)));
        Assert.IsType<ReplicaRole>(await replica.Commands.RoleAsync());
        await replica.Sends("SLAVEOF NO ONE", replica.Commands.SlaveOfAsync(ReplicationSource.NoOne));
        Assert.IsType<PrimaryRole>(await replica.Commands.RoleAsync());
    }

    [Theory]
    [OnEveryServer]
    public async Task Failover_hands_the_primarys_role_to_the_named_replica(Target target)
    {
        await using var primary = await OnServerOfItsOwnAsync(target);
        await using var replica = await OnServerOfItsOwnAsync(target);
        await replica.Commands.ReplicaOfAsync(ReplicationSource.Primary("127.0.0.1", primary.Server.Port));
        await AreInStepAsync(primary, replica);

        await primary.Sends(
            $"FAILOVER TO 127.0.0.1 {replica.Server.Port} FORCE TIMEOUT 5000",
            primary.Commands.FailoverAsync(new()
            {
                Target = new FailoverTarget("127.0.0.1", replica.Server.Port, Force: true),
                Timeout = TimeSpan.FromSeconds(5),
            }));

        await Eventually.TrueAsync(async () => await replica.Commands.RoleAsync() is PrimaryRole);
        Assert.IsType<ReplicaRole>(await primary.Commands.RoleAsync());
    }

    [Theory]
    [OnEveryServer]
    public async Task Failover_is_refused_without_a_replica_and_cannot_be_aborted_when_none_is_under_way(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var start = await valkey.Refuses("FAILOVER", () => valkey.Commands.FailoverAsync().AsTask());
        var abort = await valkey.Refuses("FAILOVER ABORT", () => valkey.Commands.FailoverAsync(new() { Abort = true }).AsTask());

        Assert.Equal("ERR FAILOVER requires connected replicas.", start.Message);
        Assert.Equal("ERR No failover in progress.", abort.Message);
    }

    [Theory]
    [OnEveryServer]
    public async Task Wait_counts_the_replicas_that_have_the_sessions_writes(Target target)
    {
        await using var primary = await OnServerOfItsOwnAsync(target);
        await using var replica = await OnServerOfItsOwnAsync(target);
        await replica.Commands.ReplicaOfAsync(ReplicationSource.Primary("127.0.0.1", primary.Server.Port));
        await AreInStepAsync(primary, replica);
        await using var session = await primary.OpenSessionAsync();
        await session.Commands.SetAsync("key", "value");

        Assert.Equal(1, await session.Sends("WAIT 1 5000", session.Commands.WaitAsync(1, TimeSpan.FromSeconds(5))));
        Assert.Equal(1, await session.Sends("WAIT 2 10", session.Commands.WaitAsync(2, TimeSpan.FromMilliseconds(10))));
        Assert.Equal("value", await replica.Commands.GetAsync("key"));
    }

    [Theory]
    [OnEveryServer(Command = "WAITAOF")]
    public async Task WaitAof_tells_whether_the_sessions_writes_are_on_disk(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target, new ServerOptions { Configuration = ["appendonly yes"] });
        await using var session = await valkey.OpenSessionAsync();
        await session.Commands.SetAsync("key", "value");

        var written = await session.Sends("WAITAOF 1 0 5000", session.Commands.WaitAofAsync(1, 0, TimeSpan.FromSeconds(5)));

        Assert.Equal(new AofAcknowledgement(1, 0), written);
    }

    [Theory]
    [OnEveryServer(Command = "WAITAOF")]
    public async Task WaitAof_is_refused_where_nothing_goes_to_disk(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        var error = await session.Refuses("WAITAOF 1 0 100", () => session.Commands.WaitAofAsync(1, 0, TimeSpan.FromMilliseconds(100)).AsTask());

        Assert.Contains("appendonly is disabled", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await session.Sends("WAIT 0 100", session.Commands.WaitAsync(0, TimeSpan.FromMilliseconds(100))));
    }

    /// <summary>The primary counts a replica as online some time before that one has loaded the data.</summary>
    private static Task AreInStepAsync(CommandsUnderTest primary, CommandsUnderTest replica) => Eventually.TrueAsync(
        async () => (await primary.Commands.InfoAsync("replication")).Contains("state=online", StringComparison.Ordinal)
            && await replica.Commands.RoleAsync() is ReplicaRole { State: ReplicationState.Connected },
        what: "the replica is in step");
}
