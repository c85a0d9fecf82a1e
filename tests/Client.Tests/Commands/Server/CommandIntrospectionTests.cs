namespace Glide.Client.Tests.Commands.Server;

public sealed class CommandIntrospectionTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Command_describes_as_many_commands_as_CommandCount_counts(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var count = await valkey.Sends("COMMAND COUNT", valkey.Commands.CommandCountAsync());
        var commands = await valkey.Sends("COMMAND", valkey.Commands.CommandAsync());

        Assert.Equal(count, commands.Length);
        var xinfo = commands.Single(static command => command.Name == "xinfo");
        Assert.Equal(-2, xinfo.Arity);
        Assert.Contains(xinfo.Subcommands, static command => command.Name == "xinfo|stream");
    }

    [Theory]
    [OnEveryServer]
    public async Task CommandInfo_describes_the_named_commands_with_null_for_an_unknown_one(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var infos = await valkey.Sends(
            "COMMAND INFO get nothing xread config|get", valkey.Commands.CommandInfoAsync("get", "nothing", "xread", "config|get"));

        Assert.Equal(4, infos.Length);
        var get = infos[0]!;
        Assert.Equal(("get", 2L, 1L, 1L, 1L), (get.Name, get.Arity, get.FirstKey, get.LastKey, get.KeyStep));
        Assert.Equal(["fast", "readonly"], get.Flags.Order());
        Assert.Equal(["@fast", "@read", "@string"], get.AclCategories.Order());
        var key = Assert.Single(get.KeySpecs);
        Assert.Equal(["RO", "access"], key.Flags.Order(StringComparer.Ordinal));
        Assert.Equal(("index", 1L), (key.BeginSearch.Type, key.BeginSearch.Spec.Index));
        Assert.Equal(("range", 0L, 1L, 0L), (key.FindKeys.Type, key.FindKeys.Spec.LastKey, key.FindKeys.Spec.KeyStep, key.FindKeys.Spec.Limit));
        Assert.Null(infos[1]);
        var streams = Assert.Single(infos[2]!.KeySpecs).BeginSearch;
        Assert.Equal(("keyword", "STREAMS", 1L), (streams.Type, streams.Spec.Keyword, streams.Spec.StartFrom));
        Assert.Equal("config|get", infos[3]!.Name);
    }

    [Theory]
    [OnEveryServer]
    public async Task CommandInfo_without_names_describes_every_command(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var infos = await valkey.Sends("COMMAND INFO", valkey.Commands.CommandInfoAsync());

        Assert.Equal(await valkey.Commands.CommandCountAsync(), infos.Length);
        Assert.All(infos, Assert.NotNull);
    }

    [Theory]
    [OnEveryServer]
    public async Task CommandDocs_documents_commands_with_their_arguments(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var docs = await valkey.Sends("COMMAND DOCS set xinfo nothing", valkey.Commands.CommandDocsAsync("set", "xinfo", "nothing"));

        Assert.Equal(["set", "xinfo"], docs.Keys.Order());
        var set = docs["set"];
        Assert.Equal(("1.0.0", "string", "O(1)"), (set.Since, set.Group, set.Complexity));
        Assert.Contains(set.History, static change => change.Version == "6.0.0");
        var condition = set.Arguments.Single(static argument => argument.Name == "condition");
        Assert.Equal("oneof", condition.Type);
        Assert.Equal(["optional"], condition.Flags);
        Assert.Equal(["NX", "XX"], condition.Arguments.Select(static argument => argument.Token).Take(2));
        Assert.Equal("stream", docs["xinfo"].Subcommands["xinfo|stream"].Group);
    }

    [Theory]
    [OnEveryServer]
    public async Task CommandDocs_without_names_documents_every_command(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var docs = await valkey.Sends("COMMAND DOCS", valkey.Commands.CommandDocsAsync());

        Assert.Equal(await valkey.Commands.CommandCountAsync(), docs.Count);
        Assert.Contains("deprecated", docs["slaveof"].DocFlags);
        Assert.Equal("5.0.0", docs["slaveof"].DeprecatedSince);
        Assert.NotNull(docs["slaveof"].ReplacedBy);
    }

    [Theory]
    [OnEveryServer]
    public async Task CommandGetKeys_finds_the_keys_of_a_command(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Equal<ValkeyKey>(
            ["a", "b"], await valkey.Sends("COMMAND GETKEYS MSET a 1 b 2", valkey.Commands.CommandGetKeysAsync("MSET", "a", 1, "b", 2)));
        var error = await valkey.Refuses("COMMAND GETKEYS ECHO a", () => valkey.Commands.CommandGetKeysAsync("ECHO", "a").AsTask());
        Assert.Contains("no key arguments", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task CommandGetKeysAndFlags_tells_what_happens_to_each_key(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var keys = await valkey.Sends(
            "COMMAND GETKEYSANDFLAGS RENAME from to", valkey.Commands.CommandGetKeysAndFlagsAsync("RENAME", "from", "to"));

        Assert.Equal<ValkeyKey>(["from", "to"], keys.Select(static key => key.Key));
        Assert.Equal(["RW", "access", "delete"], keys[0].Flags.Order(StringComparer.Ordinal));
        Assert.Equal(["OW", "update"], keys[1].Flags.Order(StringComparer.Ordinal));
    }

    [Theory]
    [OnEveryServer]
    public async Task CommandList_names_all_commands_or_those_of_a_filter(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var all = await valkey.Sends("COMMAND LIST", valkey.Commands.CommandListAsync());
        var pattern = await valkey.Sends("COMMAND LIST FILTERBY PATTERN xinfo|s*", valkey.Commands.CommandListAsync(CommandListFilter.Pattern("xinfo|s*")));
        var category = await valkey.Sends(
            "COMMAND LIST FILTERBY ACLCAT hyperloglog", valkey.Commands.CommandListAsync(CommandListFilter.AclCategory("hyperloglog")));
        var module = await valkey.Sends("COMMAND LIST FILTERBY MODULE nothing", valkey.Commands.CommandListAsync(CommandListFilter.Module("nothing")));

        Assert.Contains("get", all);
        Assert.Equal(["xinfo|stream"], pattern);
        Assert.Contains("pfcount", category);
        Assert.Empty(module);
    }
}
