using Glide.SpecTool.Differences;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Tests.Differences;

/// <summary>What is known to have changed between Valkey 8.0 and 9.1.</summary>
public sealed class ValkeyVersionsTests
{
    private static readonly Lazy<SpecSetDifference> LazyDifference = new(() =>
        SpecSetDifference.Between(SpecSet.Read(RepositoryFiles.OlderSpecs), SpecSet.Read(RepositoryFiles.ValkeySpecs)));

    private static SpecSetDifference Difference => LazyDifference.Value;

    [Fact]
    public void Twenty_six_commands_came_and_none_went()
    {
        Assert.Equal(
            [
                "CLIENT IMPORT-SOURCE", "CLUSTER CANCELSLOTMIGRATIONS", "CLUSTER FLUSHSLOT", "CLUSTER GETSLOTMIGRATIONS",
                "CLUSTER MIGRATESLOTS", "CLUSTER SYNCSLOTS", "CLUSTERSCAN", "COMMANDLOG", "COMMANDLOG GET", "COMMANDLOG HELP",
                "COMMANDLOG LEN", "COMMANDLOG RESET", "DELIFEQ", "HEXPIRE", "HEXPIREAT", "HEXPIRETIME", "HGETDEL", "HGETEX",
                "HPERSIST", "HPEXPIRE", "HPEXPIREAT", "HPEXPIRETIME", "HPTTL", "HSETEX", "HTTL", "MSETEX",
            ],
            Difference.Added);
        Assert.Empty(Difference.Removed);
    }

    [Fact]
    public void Eighteen_commands_are_no_longer_deprecated() =>
        Assert.Equal(18, Commands(change => change is { Field: "deprecated_since", After: null }).Length);

    [Fact]
    public void Three_commands_take_more_words() =>
        Assert.Equal(["CLUSTER REPLICATE", "SCRIPT DEBUG", "SENTINEL FAILOVER"], Commands(change => change.Field == "arity"));

    [Fact]
    public void No_tip_changed() => Assert.Empty(Commands(change => change.Field == "command_tips"));

    [Fact]
    public void No_category_changed() => Assert.Empty(Commands(change => change.Field == "acl_categories"));

    [Fact]
    public void Two_commands_have_other_key_specs() =>
        Assert.Equal(["GEORADIUS", "GEORADIUSBYMEMBER"], Commands(change => change.Field == "key_specs"));

    [Fact]
    public void These_commands_have_other_arguments() => Assert.Equal(
        [
            "BGSAVE", "CLIENT KILL", "CLIENT LIST", "CLUSTER REPLICATE", "GEOSEARCH", "GEOSEARCHSTORE", "SCRIPT DEBUG",
            "SENTINEL FAILOVER", "SET", "SHUTDOWN",
        ],
        Commands(change => change.Field == "arguments"));

    [Fact]
    public void These_commands_have_other_replies() => Assert.Equal(
        ["ACL GETUSER", "BGSAVE", "CLUSTER SHARDS", "CLUSTER SLOTS", "HELLO", "LATENCY LATEST", "LMOVE", "MEMORY STATS"],
        Commands(change => change.Field == "reply_schema"));

    private static string[] Commands(Func<SpecDifference, bool> condition) =>
        [.. Difference.Changed.Where(command => command.Value.Any(condition)).Select(command => command.Key)];
}
