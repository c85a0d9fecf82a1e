using Glide.Harness;

namespace Glide.Client.Tests.Commands.Connection;

public sealed class ConnectionTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Ping_answers_PONG_or_the_message(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Equal("PONG", await valkey.Sends("PING", valkey.Commands.PingAsync()));
        Assert.Equal("a b", await valkey.Sends("PING \"a b\"", valkey.Commands.PingAsync("a b")));
        Assert.Equal<ValkeyValue>("", await valkey.Sends("PING \"\"", valkey.Commands.PingAsync("")));
    }

    [Theory]
    [OnEveryServer]
    public async Task Echo_gives_bytes_back_as_they_came(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        byte[] reply = await valkey.Sends("ECHO \"\\x00\\r\\n\\xff\"", valkey.Commands.EchoAsync(new byte[] { 0, 13, 10, 255 }));

        Assert.Equal([0, 13, 10, 255], reply);
    }

    [Theory]
    [OnEveryServer]
    public async Task A_connection_knows_its_number_and_its_name(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        var id = await session.Sends("CLIENT ID", session.Commands.ClientIdAsync());
        Assert.Null(await session.Sends("CLIENT GETNAME", session.Commands.ClientGetNameAsync()));
        await session.Sends("CLIENT SETNAME worker", session.Commands.ClientSetNameAsync("worker"));

        Assert.Equal("worker", await session.Commands.ClientGetNameAsync());
        var info = await session.Sends("CLIENT INFO", session.Commands.ClientInfoAsync());
        Assert.Contains($"id={id} ", info, StringComparison.Ordinal);
        Assert.Contains(" name=worker ", info, StringComparison.Ordinal);
        var error = await session.Refuses("CLIENT SETNAME \"a b\"", () => session.Commands.ClientSetNameAsync("a b").AsTask());
        Assert.StartsWith("ERR Client names cannot contain spaces", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer(Since = "7.2", What = "The protocol in CLIENT INFO")]
    public async Task A_connection_knows_its_protocol(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Contains($" resp={(int)target.Protocol()} ", await valkey.Sends("CLIENT INFO", valkey.Commands.ClientInfoAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task ClientList_lists_all_connections_or_those_that_a_filter_leaves(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();
        var id = await session.Commands.ClientIdAsync();

        var all = await valkey.Sends("CLIENT LIST", valkey.Commands.ClientListAsync());
        var one = await valkey.Sends($"CLIENT LIST ID {id} 999999", valkey.Commands.ClientListAsync(new ClientFilter { Ids = [id, 999_999] }));
        var replicas = await valkey.Sends("CLIENT LIST TYPE replica", valkey.Commands.ClientListAsync(new ClientFilter { Type = ClientType.Replica }));

        Assert.Contains($"id={id} ", all, StringComparison.Ordinal);
        Assert.True(all.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length >= 2);
        Assert.StartsWith($"id={id} ", Assert.Single(one.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("", replicas);
    }

    [Theory]
    [OnEveryServer]
    public async Task ClientKill_closes_the_connections_that_match(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();
        var id = await session.Commands.ClientIdAsync();

        Assert.Equal(0, await valkey.Sends("CLIENT KILL ID 999999", valkey.Commands.ClientKillAsync(new ClientFilter { Ids = [999_999] })));
        Assert.Equal(1, await valkey.Sends($"CLIENT KILL ID {id} TYPE normal", valkey.Commands.ClientKillAsync(new ClientFilter { Ids = [id], Type = ClientType.Normal })));

        await Assert.ThrowsAsync<ValkeyConnectionException>(() => session.Commands.ClientIdAsync().AsTask());
    }

    [Theory]
    [OnEveryServer(Since = "9.0", What = "CLIENT LIST and CLIENT KILL with the filters IP, NAME, FLAGS, NOT-… and others")]
    public async Task A_filter_can_name_everything_about_a_connection(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var every = new ClientFilter
        {
            Address = "1.2.3.4:5",
            Capability = "r",
            Database = 7,
            Flags = "P",
            Idle = TimeSpan.FromMinutes(1),
            Ids = [1, 2],
            Ip = "1.2.3.4",
            LibraryName = "lib",
            LibraryVersion = "1.0",
            LocalAddress = "127.0.0.1:6",
            MaxAge = TimeSpan.FromHours(1),
            Name = "worker",
            NotAddress = "1.2.3.4:6",
            NotCapability = "r",
            NotDatabase = 8,
            NotFlags = "N",
            NotIds = [3, 4],
            NotIp = "1.2.3.5",
            NotLibraryName = "other",
            NotLibraryVersion = "2.0",
            NotLocalAddress = "127.0.0.1:7",
            NotName = "boss",
            NotType = ClientType.Primary,
            NotUsername = "default",
            SkipMe = false,
            Type = ClientType.PubSub,
            Username = "default",
        };
        const string Words =
            "ADDR 1.2.3.4:5 CAPA r DB 7 FLAGS P IDLE 60 ID 1 2 IP 1.2.3.4 LIB-NAME lib LIB-VER 1.0 LADDR 127.0.0.1:6 MAXAGE 3600 NAME worker " +
            "NOT-ADDR 1.2.3.4:6 NOT-CAPA r NOT-DB 8 NOT-FLAGS N NOT-ID 3 4 NOT-IP 1.2.3.5 NOT-LIB-NAME other NOT-LIB-VER 2.0 " +
            "NOT-LADDR 127.0.0.1:7 NOT-NAME boss NOT-TYPE master NOT-USER default SKIPME NO TYPE pubsub USER default";

        Assert.Equal("", await valkey.Sends($"CLIENT LIST {Words}", valkey.Commands.ClientListAsync(every)));
        Assert.Equal(0, await valkey.Sends($"CLIENT KILL {Words}", valkey.Commands.ClientKillAsync(every)));
    }

    [Theory]
    [OnEveryServer]
    public async Task ClientPause_holds_up_writes_until_ClientUnpause(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await valkey.Sends("CLIENT PAUSE 60000 WRITE", valkey.Commands.ClientPauseAsync(TimeSpan.FromMinutes(1), ClientPauseMode.Write));
        var held = session.Commands.SetAsync("key", "value").AsTask();
        Assert.Null(await valkey.Commands.GetAsync("key"));
        await Eventually.TrueAsync(async () => (await valkey.Commands.InfoAsync("clients")).Contains("blocked_clients:1", StringComparison.Ordinal));
        Assert.False(held.IsCompleted);
        await valkey.Sends("CLIENT UNPAUSE", valkey.Commands.ClientUnpauseAsync());

        Assert.True(await held);
        await valkey.Sends("CLIENT PAUSE 1", valkey.Commands.ClientPauseAsync(TimeSpan.FromMilliseconds(1)));
        await valkey.Sends("CLIENT PAUSE 1 ALL", valkey.Commands.ClientPauseAsync(TimeSpan.FromMilliseconds(1), ClientPauseMode.All));
        await valkey.Commands.ClientUnpauseAsync();
    }

    [Theory]
    [OnEveryServer]
    public async Task ClientUnblock_ends_a_wait_as_if_time_had_run_out_or_with_an_error(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();
        var id = await session.Commands.ClientIdAsync();
        Assert.False(await valkey.Sends($"CLIENT UNBLOCK {id}", valkey.Commands.ClientUnblockAsync(id)));

        var timedOut = session.Commands.BLPopAsync(TimeSpan.FromSeconds(20), "list").AsTask();
        await Eventually.TrueAsync(async () => await valkey.Commands.ClientUnblockAsync(id, ClientUnblockMode.Timeout));
        Assert.Null(await timedOut);

        var failed = session.Commands.BLPopAsync(TimeSpan.FromSeconds(20), "list").AsTask();
        await Eventually.TrueAsync(async () => await valkey.Sends($"CLIENT UNBLOCK {id} ERROR", valkey.Commands.ClientUnblockAsync(id, ClientUnblockMode.Error)));
        Assert.Equal("UNBLOCKED", (await Assert.ThrowsAsync<ValkeyServerException>(() => failed)).Code);
    }
}
