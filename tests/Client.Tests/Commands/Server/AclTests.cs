using Glide.Harness;

namespace Glide.Client.Tests.Commands.Server;

public sealed class AclTests(CommandServers servers) : CommandTests(servers)
{
    private const string Digest = "30c952fab122c3f9759f02a6d95c3758b246b4fee239957b2d4fee46e26170c4";

    [Theory]
    [OnEveryServer]
    public async Task AclCat_names_the_categories_and_the_commands_of_one(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var categories = await valkey.Sends("ACL CAT", valkey.Commands.AclCatAsync());
        var commands = await valkey.Sends("ACL CAT hyperloglog", valkey.Commands.AclCatAsync("hyperloglog"));

        Assert.Contains("keyspace", categories);
        Assert.Contains("pfadd", commands);
        var error = await valkey.Refuses("ACL CAT nothing", () => valkey.Commands.AclCatAsync("nothing").AsTask());
        Assert.Equal("ERR", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task AclSetUser_creates_a_user_that_AclGetUser_describes(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await valkey.Sends(
            "ACL SETUSER bob on >pw ~a* &ch* +get \"(~b* +set)\"",
            valkey.Commands.AclSetUserAsync("bob", "on", ">pw", "~a*", "&ch*", "+get", "(~b* +set)"));
        var bob = await valkey.Sends("ACL GETUSER bob", valkey.Commands.AclGetUserAsync("bob"));

        Assert.NotNull(bob);
        Assert.Contains("on", bob.Flags);
        Assert.Equal([Digest], bob.Passwords);
        Assert.Equal(("-@all +get", "~a*", "&ch*"), (bob.Commands, bob.Keys, bob.Channels));
        var selector = Assert.Single(bob.Selectors);
        Assert.Equal(("-@all +set", "~b*", ""), (selector.Commands, selector.Keys, selector.Channels));
        Assert.Equal(1, await valkey.Sends("ACL DELUSER bob nobody", valkey.Commands.AclDelUserAsync("bob", "nobody")));
    }

    [Theory]
    [OnEveryServer(Since = "9.1", What = "The databases of a user")]
    public async Task AclGetUser_tells_the_databases_that_a_user_may_use(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await valkey.Commands.AclSetUserAsync("bob", "on", "(~b* +set)");
        var bob = await valkey.Commands.AclGetUserAsync("bob");
        Assert.Equal(1, await valkey.Commands.AclDelUserAsync("bob"));

        Assert.Equal("alldbs", bob!.Databases);
        Assert.Equal("alldbs", Assert.Single(bob.Selectors).Databases);
    }

    [Theory]
    [OnEveryServer]
    public async Task AclGetUser_is_null_for_a_user_that_does_not_exist(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Null(await valkey.Sends("ACL GETUSER nobody", valkey.Commands.AclGetUserAsync("nobody")));
    }

    [Theory]
    [OnEveryServer]
    public async Task AclSetUser_without_rules_creates_a_user_that_is_off(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await valkey.Sends("ACL SETUSER idle", valkey.Commands.AclSetUserAsync("idle"));

        Assert.Equal(["default", "idle"], (await valkey.Sends("ACL USERS", valkey.Commands.AclUsersAsync())).Order());
        Assert.Contains(await valkey.Sends("ACL LIST", valkey.Commands.AclListAsync()), static line => line.StartsWith("user idle off", StringComparison.Ordinal));
        Assert.Equal(1, await valkey.Commands.AclDelUserAsync("idle"));
    }

    [Theory]
    [OnEveryServer]
    public async Task AclSetUser_refuses_a_rule_that_it_does_not_know(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses(
            "ACL SETUSER bob +nonsense", () => valkey.Commands.AclSetUserAsync("bob", "+nonsense").AsTask());

        Assert.Contains("Unknown command or category name", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task AclDryRun_says_OK_or_why_not(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.AclSetUserAsync("reader", "on", "nopass", "~a*", "+get");

        Assert.Equal("OK", await valkey.Sends("ACL DRYRUN reader GET a1", valkey.Commands.AclDryRunAsync("reader", "GET", "a1")));
        var key = await valkey.Sends("ACL DRYRUN reader GET b", valkey.Commands.AclDryRunAsync("reader", "GET", "b"));
        var command = await valkey.Sends("ACL DRYRUN reader PING", valkey.Commands.AclDryRunAsync("reader", "PING"));
        Assert.Equal(1, await valkey.Commands.AclDelUserAsync("reader"));

        // Whose permissions they are, the versions say differently.
        Assert.EndsWith(" has no permissions to access the 'b' key", key, StringComparison.Ordinal);
        Assert.EndsWith(" has no permissions to run the 'ping' command", command, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task AclGenPass_makes_a_digit_for_every_four_bits(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Equal(64, (await valkey.Sends("ACL GENPASS", valkey.Commands.AclGenPassAsync())).Length);
        Assert.Equal(2, (await valkey.Sends("ACL GENPASS 5", valkey.Commands.AclGenPassAsync(5))).Length);
    }

    [Theory]
    [OnEveryServer]
    public async Task AclWhoAmI_tells_as_whom_the_connection_speaks(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.AclSetUserAsync("bob", "on", ">pw", "allkeys", "+@all");
        await using var session = await valkey.OpenSessionAsync();

        Assert.Equal("default", await valkey.Sends("ACL WHOAMI", valkey.Commands.AclWhoAmIAsync()));
        await session.Sends("AUTH bob pw", session.Commands.AuthAsync("pw", "bob"));
        Assert.Equal("bob", await session.Sends("ACL WHOAMI", session.Commands.AclWhoAmIAsync()));
        Assert.Equal(1, await valkey.Commands.AclDelUserAsync("bob"));
    }

    [Theory]
    [OnEveryServer]
    public async Task AclLog_tells_what_was_refused_until_it_is_reset(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("ACL LOG RESET", valkey.Commands.AclLogResetAsync());
        await using var session = await valkey.OpenSessionAsync();
        var error = await session.Refuses("AUTH nobody wrong", () => session.Commands.AuthAsync("wrong", "nobody").AsTask());
        Assert.Equal("WRONGPASS", error.Code);

        var entry = Assert.Single(await valkey.Sends("ACL LOG", valkey.Commands.AclLogAsync()));

        Assert.Equal(("auth", "toplevel", "AUTH", "nobody", 1L), (entry.Reason, entry.Context, entry.Object, entry.UserName, entry.Count));
        Assert.Contains("cmd=auth", entry.ClientInfo, StringComparison.Ordinal);
        Assert.InRange(entry.Age, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Single(await valkey.Sends("ACL LOG 5", valkey.Commands.AclLogAsync(5)));
        await valkey.Commands.AclLogResetAsync();
        Assert.Empty(await valkey.Commands.AclLogAsync());
    }

    [Theory]
    [OnEveryServer(Since = "7.2", What = "The time of an entry of ACL LOG")]
    public async Task AclLog_tells_when_something_was_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.AclLogResetAsync();
        await using var session = await valkey.OpenSessionAsync();
        await session.Refuses("AUTH nobody wrong", () => session.Commands.AuthAsync("wrong", "nobody").AsTask());

        var entry = Assert.Single(await valkey.Commands.AclLogAsync());

        Assert.InRange(entry.CreatedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal(entry.CreatedAt, entry.UpdatedAt);
    }

    [Theory]
    [OnEveryServer]
    public async Task AclSave_and_AclLoad_write_and_read_the_file_of_users(Target target)
    {
        var folder = Directory.CreateTempSubdirectory("glide-acl-");
        try
        {
            var file = Path.Combine(folder.FullName, "users.acl");
            await File.WriteAllTextAsync(file, "user default on nopass ~* &* +@all\nuser saved on nopass\n");
            await using var valkey = await OnServerOfItsOwnAsync(target, new ServerOptions { Configuration = [$"aclfile {file}"] });

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
    [OnEveryServer]
    public async Task AclSave_and_AclLoad_are_refused_without_a_file(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var save = await valkey.Refuses("ACL SAVE", () => valkey.Commands.AclSaveAsync().AsTask());
        var load = await valkey.Refuses("ACL LOAD", () => valkey.Commands.AclLoadAsync().AsTask());

        Assert.Contains("not configured to use an ACL file", save.Message, StringComparison.Ordinal);
        Assert.Equal(save.Message, load.Message);
    }
}
