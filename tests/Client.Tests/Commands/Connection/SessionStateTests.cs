namespace Glide.Client.Tests.Commands.Connection;

/// <summary>The commands that change the connection they run on, which sessions alone offer.</summary>
public sealed class SessionStateTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Hello_introduces_both_sides(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        var bare = await session.Sends("HELLO", session.Commands.HelloAsync());
        Assert.Equal((target is Target.Redis70 ? "redis" : "valkey", (long)target.Protocol(), "standalone", "master"), (bare.Server, bare.Protocol, bare.Mode, bare.Role));
        Assert.StartsWith(target.Version().Number + ".", bare.Version, StringComparison.Ordinal);

        var full = await session.Sends(
            $"HELLO {(int)target.Protocol()} AUTH default any SETNAME worker",
            session.Commands.HelloAsync(new HelloArguments((int)target.Protocol(), new HelloAuth("default", "any"), "worker")));
        Assert.Equal(bare.ConnectionId, full.ConnectionId);
        Assert.Equal("worker", await session.Commands.ClientGetNameAsync());

        var error = await session.Refuses("HELLO 9", () => session.Commands.HelloAsync(new HelloArguments(9)).AsTask());
        Assert.Equal("NOPROTO", error.Code);
    }

    [Theory]
    [OnEveryServer(Since = "9.1", What = "The Lua engine as a module")]
    public async Task Hello_tells_the_modules(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        var hello = await session.Sends("HELLO", session.Commands.HelloAsync());

        Assert.Contains(hello.Modules, static module => module.Name == "lua");
    }

    [Theory]
    [OnEveryServer]
    public async Task Auth_logs_in_with_a_password_or_a_name_and_a_password(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target);
        await valkey.Commands.AclSetUserAsync("bob", "on", ">pw", "allkeys", "+@all");
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("AUTH bob pw", session.Commands.AuthAsync("pw", "bob"));
        Assert.Equal("bob", await session.Commands.AclWhoAmIAsync());
        await valkey.Commands.AclSetUserAsync("default", ">secret");
        await session.Sends("AUTH secret", session.Commands.AuthAsync("secret"));
        Assert.Equal("default", await session.Commands.AclWhoAmIAsync());
        Assert.Equal("WRONGPASS", (await session.Refuses("AUTH wrong", () => session.Commands.AuthAsync("wrong").AsTask())).Code);
        await session.Commands.AclSetUserAsync("default", "nopass");
    }

    [Theory]
    [OnEveryServer]
    public async Task Select_changes_the_database_of_the_session_alone(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("SELECT 2", session.Commands.SelectAsync(2));
        await session.Commands.SetAsync("key", "value");

        Assert.Null(await valkey.Commands.GetAsync("key"));
        Assert.Equal("value", await session.Commands.GetAsync("key"));
        Assert.Equal("ERR DB index is out of range", (await session.Refuses("SELECT 99", () => session.Commands.SelectAsync(99).AsTask())).Message);
    }

    [Theory]
    [OnEveryServer]
    public async Task Reset_takes_back_what_the_session_has_set(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();
        await session.Commands.SelectAsync(2);
        await session.Commands.ClientSetNameAsync("worker");

        await session.Sends("RESET", session.Commands.ResetAsync());

        var info = await session.Commands.ClientInfoAsync();
        Assert.Contains(" name= ", info, StringComparison.Ordinal);
        Assert.Contains(" db=0 ", info, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task Quit_closes_the_connection(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("QUIT", session.Commands.QuitAsync());

        await Assert.ThrowsAsync<ValkeyConnectionException>(() => session.Commands.ClientIdAsync().AsTask());
    }

    [Theory]
    [OnEveryServer]
    public async Task The_connection_tells_what_it_is(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("CLIENT NO-EVICT ON", session.Commands.ClientNoEvictAsync(true));

        Assert.Contains(" flags=e ", await session.Commands.ClientInfoAsync(), StringComparison.Ordinal);
        await session.Sends("CLIENT NO-EVICT OFF", session.Commands.ClientNoEvictAsync(false));
        Assert.Contains(" flags=N ", await session.Commands.ClientInfoAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer(Command = "CLIENT SETINFO")]
    public async Task The_connection_tells_whose_it_is(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("CLIENT SETINFO lib-name mine", session.Commands.ClientSetInfoAsync(ClientLibraryInfo.Name("mine")));
        await session.Sends("CLIENT SETINFO lib-ver 1.2", session.Commands.ClientSetInfoAsync(ClientLibraryInfo.Version("1.2")));
        await session.Sends("CLIENT NO-TOUCH ON", session.Commands.ClientNoTouchAsync(true));

        var info = await session.Commands.ClientInfoAsync();
        Assert.Contains(" lib-name=mine lib-ver=1.2", info, StringComparison.Ordinal);
        Assert.Contains(" flags=T ", info, StringComparison.Ordinal);
        await session.Sends("CLIENT NO-TOUCH OFF", session.Commands.ClientNoTouchAsync(false));
        Assert.Contains(" flags=N ", await session.Commands.ClientInfoAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer(Command = "CLIENT CAPA")]
    public async Task The_connection_may_be_redirected(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("CLIENT CAPA redirect", session.Commands.ClientCapaAsync("redirect"));
    }

    [Theory]
    [OnEveryServer(Since = "8.1", What = "The capabilities in CLIENT INFO")]
    public async Task The_connection_tells_what_it_can_do(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Commands.ClientCapaAsync("redirect");

        Assert.Contains(" capa=r ", await session.Commands.ClientInfoAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer(Command = "CLIENT IMPORT-SOURCE")]
    public async Task The_answer_to_CLIENT_IMPORT_SOURCE_depends_on_the_servers_mode(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var session = await valkey.OpenSessionAsync();

        await session.Sends("CLIENT IMPORT-SOURCE OFF", session.Commands.ClientImportSourceAsync(false));
        var error = await session.Refuses("CLIENT IMPORT-SOURCE ON", () => session.Commands.ClientImportSourceAsync(true).AsTask());
        Assert.Contains("Server is not in import mode", error.Message, StringComparison.Ordinal);
        await valkey.Commands.ConfigSetAsync(new ConfigSetting("import-mode", "yes"));
        await session.Sends("CLIENT IMPORT-SOURCE ON", session.Commands.ClientImportSourceAsync(true));
        await valkey.Commands.ConfigSetAsync(new ConfigSetting("import-mode", "no"));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_connection_tells_how_it_tracks_keys(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var receiver = await valkey.OpenSessionAsync();
        await using var session = await valkey.OpenSessionAsync();
        var id = await receiver.Commands.ClientIdAsync();
        var off = await session.Sends("CLIENT TRACKINGINFO", session.Commands.ClientTrackingInfoAsync());
        Assert.Equal(["off"], off.Flags);
        Assert.Equal(-1, off.RedirectClientId);
        Assert.Equal(-1, await session.Sends("CLIENT GETREDIR", session.Commands.ClientGetRedirAsync()));

        await session.Sends(
            $"CLIENT TRACKING ON REDIRECT {id} PREFIX a: PREFIX b: BCAST NOLOOP",
            session.Commands.ClientTrackingAsync(true, new() { Redirect = id, Prefixes = ["a:", "b:"], Broadcast = true, NoLoop = true }));

        var on = await session.Commands.ClientTrackingInfoAsync();
        Assert.Equal(["bcast", "noloop", "on"], on.Flags.Order());
        Assert.Equal(id, on.RedirectClientId);
        Assert.Equal<ValkeyValue>(["a:", "b:"], on.Prefixes.OrderBy(static prefix => prefix.ToString()));
        Assert.Equal(id, await session.Commands.ClientGetRedirAsync());
        await session.Sends("CLIENT TRACKING OFF", session.Commands.ClientTrackingAsync(false));
        Assert.Equal(["off"], (await session.Commands.ClientTrackingInfoAsync()).Flags);
    }

    [Theory]
    [OnEveryServer]
    public async Task ClientCaching_chooses_the_keys_that_are_tracked(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var receiver = await valkey.OpenSessionAsync();
        await using var session = await valkey.OpenSessionAsync();
        var id = await receiver.Commands.ClientIdAsync();

        await session.Sends($"CLIENT TRACKING ON REDIRECT {id} OPTIN", session.Commands.ClientTrackingAsync(true, new() { Redirect = id, OptIn = true }));
        await session.Sends("CLIENT CACHING YES", session.Commands.ClientCachingAsync(true));
        Assert.Contains("caching-yes", (await session.Commands.ClientTrackingInfoAsync()).Flags);
        await session.Commands.ClientTrackingAsync(false);

        await session.Sends($"CLIENT TRACKING ON REDIRECT {id} OPTOUT", session.Commands.ClientTrackingAsync(true, new() { Redirect = id, OptOut = true }));
        await session.Sends("CLIENT CACHING NO", session.Commands.ClientCachingAsync(false));
        Assert.Contains("caching-no", (await session.Commands.ClientTrackingInfoAsync()).Flags);
    }
}
