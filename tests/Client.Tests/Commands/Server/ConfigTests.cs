namespace Glide.Client.Tests.Commands.Server;

public sealed class ConfigTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task ConfigGet_reads_parameters_by_name_and_pattern(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var settings = await valkey.Sends(
            "CONFIG GET maxmemory list-max-*", valkey.Commands.ConfigGetAsync("maxmemory", "list-max-*"));

        Assert.Equal("0", settings["maxmemory"]);
        Assert.Equal("-2", settings["list-max-listpack-size"]);
        Assert.Empty(await valkey.Sends("CONFIG GET nothing", valkey.Commands.ConfigGetAsync("nothing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ConfigSet_changes_several_parameters_at_once(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await valkey.Sends(
            "CONFIG SET hash-max-listpack-entries 7 set-max-intset-entries 8",
            valkey.Commands.ConfigSetAsync(new ConfigSetting("hash-max-listpack-entries", 7), new ConfigSetting("set-max-intset-entries", 8)));

        var settings = await valkey.Commands.ConfigGetAsync("hash-max-listpack-entries", "set-max-intset-entries");
        Assert.Equal(["7", "8"], settings.Values.Order());
        await valkey.Commands.ConfigSetAsync(new ConfigSetting("hash-max-listpack-entries", 512), new ConfigSetting("set-max-intset-entries", 512));
    }

    [Theory]
    [OnEveryServer]
    public async Task ConfigSet_refuses_a_value_that_does_not_fit(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses(
            "CONFIG SET maxmemory much", () => valkey.Commands.ConfigSetAsync(new ConfigSetting("maxmemory", "much")).AsTask());

        Assert.Contains("argument must be a memory value", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task ConfigRewrite_writes_the_present_settings_to_the_file(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target);
        await valkey.Commands.ConfigSetAsync(new ConfigSetting("maxmemory", "1234567"));
        var folder = (await valkey.Commands.ConfigGetAsync("dir"))["dir"];

        await valkey.Sends("CONFIG REWRITE", valkey.Commands.ConfigRewriteAsync());

        Assert.Contains("maxmemory 1234567", await File.ReadAllTextAsync(Path.Combine(folder, "valkey.conf")), StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task ConfigResetStat_sets_the_counters_to_zero(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target);
        await valkey.Commands.EchoAsync("counted");
        Assert.Contains("cmdstat_echo", await valkey.Commands.InfoAsync("commandstats"), StringComparison.Ordinal);

        await valkey.Sends("CONFIG RESETSTAT", valkey.Commands.ConfigResetStatAsync());

        Assert.DoesNotContain("cmdstat_echo", await valkey.Commands.InfoAsync("commandstats"), StringComparison.Ordinal);
    }
}
