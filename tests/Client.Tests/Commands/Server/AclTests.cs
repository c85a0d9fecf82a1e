using Glide.Harness;

namespace Glide.Client.Tests.Commands.Server;

public sealed class AclTests(CommandServers servers) : CommandTests(servers)
{
    private const string Digest = "30c952fab122c3f9759f02a6d95c3758b246b4fee239957b2d4fee46e26170c4";

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclCat_names_the_categories_and_the_commands_of_one(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        var categories = await valkey.Sends("ACL CAT", valkey.Commands.AclCatAsync());
        var commands = await valkey.Sends("ACL CAT hyperloglog", valkey.Commands.AclCatAsync("hyperloglog"));

        Assert.Contains("keyspace", categories);
        Assert.Contains("pfadd", commands);
        var error = await valkey.Refuses("ACL CAT nothing", () => valkey.Commands.AclCatAsync("nothing").AsTask());
        Assert.Equal("ERR", error.Code);
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclSetUser_creates_a_user_that_AclGetUser_describes(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        await valkey.Sends(
            "ACL SETUSER bob on >pw ~a* &ch* +get \"(~b* +set)\"",
            valkey.Commands.AclSetUserAsync("bob", "on", ">pw", "~a*", "&ch*", "+get", "(~b* +set)"));
        var bob = await valkey.Sends("ACL GETUSER bob", valkey.Commands.AclGetUserAsync("bob"));

        Assert.NotNull(bob);
        Assert.Contains("on", bob.Flags);
        Assert.Equal([Digest], bob.Passwords);
        Assert.Equal(("-@all +get", "~a*", "&ch*", "alldbs"), (bob.Commands, bob.Keys, bob.Channels, bob.Databases));
        var selector = Assert.Single(bob.Selectors);
        Assert.Equal(("-@all +set", "~b*", ""), (selector.Commands, selector.Keys, selector.Channels));
        Assert.Equal(1, await valkey.Sends("ACL DELUSER bob nobody", valkey.Commands.AclDelUserAsync("bob", "nobody")));
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclGetUser_is_null_for_a_user_that_does_not_exist(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        Assert.Null(await valkey.Sends("ACL GETUSER nobody", valkey.Commands.AclGetUserAsync("nobody")));
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclSetUser_without_rules_creates_a_user_that_is_off(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        await valkey.Sends("ACL SETUSER idle", valkey.Commands.AclSetUserAsync("idle"));

        Assert.Equal(["default", "idle"], (await valkey.Sends("ACL USERS", valkey.Commands.AclUsersAsync())).Order());
        Assert.Contains(await valkey.Sends("ACL LIST", valkey.Commands.AclListAsync()), static line => line.StartsWith("user idle off", StringComparison.Ordinal));
        Assert.Equal(1, await valkey.Commands.AclDelUserAsync("idle"));
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclSetUser_refuses_a_rule_that_it_does_not_know(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        var error = await valkey.Refuses(
            "ACL SETUSER bob +nonsense", () => valkey.Commands.AclSetUserAsync("bob", "+nonsense").AsTask());

        Assert.Contains("Unknown command or category name", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclDryRun_says_OK_or_why_not(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);
        await valkey.Commands.AclSetUserAsync("reader", "on", "nopass", "~a*", "+get");

        Assert.Equal("OK", await valkey.Sends("ACL DRYRUN reader GET a1", valkey.Commands.AclDryRunAsync("reader", "GET", "a1")));
        Assert.Equal(
            "User reader has no permissions to access the 'b' key",
            await valkey.Sends("ACL DRYRUN reader GET b", valkey.Commands.AclDryRunAsync("reader", "GET", "b")));
        Assert.Equal(
            "User reader has no permissions to run the 'ping' command",
            await valkey.Sends("ACL DRYRUN reader PING", valkey.Commands.AclDryRunAsync("reader", "PING")));
        Assert.Equal(1, await valkey.Commands.AclDelUserAsync("reader"));
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclGenPass_makes_a_digit_for_every_four_bits(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        Assert.Equal(64, (await valkey.Sends("ACL GENPASS", valkey.Commands.AclGenPassAsync())).Length);
        Assert.Equal(2, (await valkey.Sends("ACL GENPASS 5", valkey.Commands.AclGenPassAsync(5))).Length);
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclWhoAmI_tells_as_whom_the_connection_speaks(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);
        await valkey.Commands.AclSetUserAsync("bob", "on", ">pw", "allkeys", "+@all");
        await using var session = await valkey.OpenSessionAsync();

        Assert.Equal("default", await valkey.Sends("ACL WHOAMI", valkey.Commands.AclWhoAmIAsync()));
        await session.Sends("AUTH bob pw", session.Commands.AuthAsync("pw", "bob"));
        Assert.Equal("bob", await session.Sends("ACL WHOAMI", session.Commands.AclWhoAmIAsync()));
        Assert.Equal(1, await valkey.Commands.AclDelUserAsync("bob"));
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclLog_tells_what_was_refused_until_it_is_reset(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);
        await valkey.Sends("ACL LOG RESET", valkey.Commands.AclLogResetAsync());
        await using var session = await valkey.OpenSessionAsync();
        var error = await session.Refuses("AUTH nobody wrong", () => session.Commands.AuthAsync("wrong", "nobody").AsTask());
        Assert.Equal("WRONGPASS", error.Code);

        var entry = Assert.Single(await valkey.Sends("ACL LOG", valkey.Commands.AclLogAsync()));

        Assert.Equal(("auth", "toplevel", "AUTH", "nobody", 1L), (entry.Reason, entry.Context, entry.Object, entry.UserName, entry.Count));
        Assert.Contains("cmd=auth", entry.ClientInfo, StringComparison.Ordinal);
        Assert.InRange(entry.Age, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange(entry.CreatedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Single(await valkey.Sends("ACL LOG 5", valkey.Commands.AclLogAsync(5)));
        await valkey.Commands.AclLogResetAsync();
        Assert.Empty(await valkey.Commands.AclLogAsync());
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclSave_and_AclLoad_write_and_read_the_file_of_users(ValkeyProtocol protocol)
    {
        var folder = Directory.CreateTempSubdirectory("glide-acl-");
        try
        {
            var file = Path.Combine(folder.FullName, "users.acl");
            await File.WriteAllTextAsync(file, "user default on nopass ~* &* +@all\nuser saved on nopass\n");
            await using var valkey = await OnServerOfItsOwnAsync(protocol, new ServerOptions { Configuration = [$"aclfile {file}"] });

            await valkey.Commands.AclSetUserAsync("added", "on");
            await valkey.Sends("ACL SAVE", valkey.Commands.AclSaveAsync());
            Assert.Equal(2, await valkey.Commands.AclDelUserAsync("added", "saved"));
            await valkey.Sends("ACL LOAD", valkey.Commands.AclLoadAsync());

            Assert.Equal(["added", "default", "saved"], (await valkey.Commands.AclUsersAsync()).Order());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task AclSave_and_AclLoad_are_refused_without_a_file(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        var save = await valkey.Refuses("ACL SAVE", () => valkey.Commands.AclSaveAsync().AsTask());
        var load = await valkey.Refuses("ACL LOAD", () => valkey.Commands.AclLoadAsync().AsTask());

        Assert.Contains("not configured to use an ACL file", save.Message, StringComparison.Ordinal);
        Assert.Equal(save.Message, load.Message);
    }
}
