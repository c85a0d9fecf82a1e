using Glide.Harness;

namespace Glide.Client.Tests.Commands.Server;

/// <summary>On servers of their own: a save that is under way would make the next test's answer another one.</summary>
public sealed class PersistenceTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Save_writes_the_data_and_LastSave_tells_when(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target);
        await valkey.Commands.SetAsync("key", "value");
        var before = await valkey.Sends("LASTSAVE", valkey.Commands.LastSaveAsync());

        await valkey.Sends("SAVE", valkey.Commands.SaveAsync());

        Assert.True(File.Exists(Path.Combine((await valkey.Commands.ConfigGetAsync("dir"))["dir"], "dump.rdb")));
        var after = await valkey.Commands.LastSaveAsync();
        Assert.InRange(after, before, before.AddMinutes(1));
        Assert.InRange(after, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory]
    [OnEveryServer]
    public async Task BgSave_saves_in_the_background_and_a_second_one_is_refused(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target);
        await SlowDownSavingAsync(valkey);

        Assert.Equal("Background saving started", await valkey.Sends("BGSAVE", valkey.Commands.BgSaveAsync()));
        Assert.Contains("already in progress", (await valkey.Refuses("BGSAVE", () => valkey.Commands.BgSaveAsync().AsTask())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task BgSave_may_be_put_off(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target);

        Assert.Equal("Background saving started", await valkey.Sends("BGSAVE SCHEDULE", valkey.Commands.BgSaveAsync(BgSaveMode.Schedule)));
    }

    [Theory]
    [OnEveryServer(Since = "8.1", What = "BGSAVE CANCEL")]
    public async Task BgSave_can_be_cancelled(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target);
        await SlowDownSavingAsync(valkey);
        await valkey.Commands.BgSaveAsync();

        Assert.Equal("Background saving cancelled", await valkey.Sends("BGSAVE CANCEL", valkey.Commands.BgSaveAsync(BgSaveMode.Cancel)));
        await Eventually.TrueAsync(async () => !await IsSavingAsync(valkey));
        Assert.Contains(
            "currently not in progress", (await valkey.Refuses("BGSAVE CANCEL", () => valkey.Commands.BgSaveAsync(BgSaveMode.Cancel).AsTask())).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task BgRewriteAof_starts_or_waits_for_the_save_that_is_under_way(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target);
        await SlowDownSavingAsync(valkey);
        await valkey.Commands.BgSaveAsync();

        Assert.Equal("Background append only file rewriting scheduled", await valkey.Sends("BGREWRITEAOF", valkey.Commands.BgRewriteAofAsync()));
    }

    /// <summary>Makes a save take seconds, a pause a key, so that the test meets it under way.</summary>
    private static async Task SlowDownSavingAsync(CommandsUnderTest valkey)
    {
        await valkey.Commands.ConfigSetAsync(new ConfigSetting("rdb-key-save-delay", 100_000));
        for (var i = 0; i < 100; i++)
        {
            await valkey.Commands.SetAsync($"key{i}", "value");
        }
    }

    private static async Task<bool> IsSavingAsync(CommandsUnderTest valkey) =>
        (await valkey.Commands.InfoAsync("persistence")).Contains("rdb_bgsave_in_progress:1", StringComparison.Ordinal);
}
