namespace Glide.Client.Tests.Commands.Generic;

public sealed class DumpTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Restore_makes_a_key_of_what_Dump_returned(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b");

        var dump = (await valkey.Sends("DUMP list", valkey.Commands.DumpAsync("list")))!.Value;
        await valkey.Sends($"RESTORE copy 0 {Word(dump)}", valkey.Commands.RestoreAsync("copy", TimeSpan.Zero, dump));

        Assert.Equal(["a", "b"], await valkey.Commands.LRangeAsync("copy", 0, -1));
        Assert.Equal(TimeToLive.NoExpiry, await valkey.Commands.TtlAsync("copy"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Dump_of_a_missing_key_is_null(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Null(await valkey.Sends("DUMP missing", valkey.Commands.DumpAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task Restore_replaces_only_when_told_to(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", "old");
        var dump = (await valkey.Commands.DumpAsync("key"))!.Value;
        await valkey.Commands.SetAsync("key", "new");

        var error = await valkey.Refuses(
            $"RESTORE key 0 {Word(dump)}", async () => await valkey.Commands.RestoreAsync("key", TimeSpan.Zero, dump));
        await valkey.Sends(
            $"RESTORE key 100500 {Word(dump)} REPLACE",
            valkey.Commands.RestoreAsync("key", TimeSpan.FromMilliseconds(100_500), dump, new() { Replace = true }));

        Assert.Equal("BUSYKEY", error.Code);
        Assert.Equal("old", await valkey.Commands.GetAsync("key"));
        Assert.True((await valkey.Commands.TtlAsync("key")).HasExpiry);
    }

    [Theory]
    [OnEveryServer]
    public async Task Restore_sets_a_moment_to_expire_and_how_long_a_key_was_unused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", 1);
        var dump = (await valkey.Commands.DumpAsync("key"))!.Value;

        await valkey.Sends(
            $"RESTORE key 4102444800000 {Word(dump)} REPLACE ABSTTL IDLETIME 1000",
            valkey.Commands.RestoreAsync(
                "key", Year2100 - DateTimeOffset.UnixEpoch, dump, new() { Replace = true, AbsoluteTtl = true, IdleTime = TimeSpan.FromSeconds(1000) }));

        Assert.Equal(ExpirationTime.At(Year2100), await valkey.Commands.ExpireTimeAsync("key"));
        Assert.InRange(
            (await valkey.Commands.ObjectIdleTimeAsync("key"))!.Value, TimeSpan.FromSeconds(1000), TimeSpan.FromSeconds(1100));
    }

    [Theory]
    [OnEveryServer]
    public async Task Restore_sets_how_often_a_key_was_used(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", 1);
        var dump = (await valkey.Commands.DumpAsync("key"))!.Value;

        await valkey.Sends(
            $"RESTORE copy 0 {Word(dump)} FREQ 200", valkey.Commands.RestoreAsync("copy", TimeSpan.Zero, dump, new() { Frequency = 200 }));

        Assert.Equal("1", await valkey.Commands.GetAsync("copy"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Restore_of_damaged_bytes_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var error = await valkey.Refuses("RESTORE key 0 abc", async () => await valkey.Commands.RestoreAsync("key", TimeSpan.Zero, "abc"));

        Assert.Contains("DUMP payload version or checksum are wrong", error.Message, StringComparison.Ordinal);
    }

    private static string Word(ValkeyValue value) => CommandLine.Format([value]);
}
