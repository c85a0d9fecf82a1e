namespace Glide.Client.Tests.Commands.HyperLogLogs;

public sealed class HyperLogLogTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task PfAdd_tells_whether_the_estimate_may_have_changed(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.True(await valkey.Sends("PFADD visitors ada grace", valkey.Commands.PfAddAsync("visitors", "ada", "grace")));
        Assert.False(await valkey.Sends("PFADD visitors ada", valkey.Commands.PfAddAsync("visitors", ["ada"], Token)));

        Assert.Equal(2, await valkey.Sends("PFCOUNT visitors", valkey.Commands.PfCountAsync("visitors")));
    }

    [Theory]
    [OnEveryServer]
    public async Task PfAdd_without_elements_makes_an_empty_one(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.True(await valkey.Sends("PFADD visitors", valkey.Commands.PfAddAsync("visitors")));
        Assert.False(await valkey.Sends("PFADD visitors", valkey.Commands.PfAddAsync("visitors")));

        Assert.Equal(0, await valkey.Commands.PfCountAsync("visitors"));
    }

    [Theory]
    [OnEveryServer]
    public async Task PfCount_of_several_keys_counts_their_union(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.PfAddAsync("monday", "ada", "grace");
        await valkey.Commands.PfAddAsync("tuesday", "grace", "edsger");

        Assert.Equal(3, await valkey.Sends("PFCOUNT monday tuesday", valkey.Commands.PfCountAsync("monday", "tuesday")));
        Assert.Equal(2, await valkey.Sends("PFCOUNT monday missing", valkey.Commands.PfCountAsync(["monday", "missing"], Token)));
        Assert.Equal(0, await valkey.Sends("PFCOUNT missing", valkey.Commands.PfCountAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task PfMerge_stores_a_union(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.PfAddAsync("monday", "ada", "grace");
        await valkey.Commands.PfAddAsync("tuesday", "grace", "edsger");

        await valkey.Sends("PFMERGE week monday tuesday", valkey.Commands.PfMergeAsync("week", "monday", "tuesday"));
        await valkey.Sends("PFMERGE month week", valkey.Commands.PfMergeAsync("month", ["week"], Token));

        // Not through the commands under test: COMMAND GETKEYS refuses a PFMERGE without sources.
        await valkey.Sends("PFMERGE empty", valkey.Client.PfMergeAsync("empty"));

        Assert.Equal(3, await valkey.Commands.PfCountAsync("month"));
        Assert.Equal(0, await valkey.Commands.PfCountAsync("empty"));
    }

    [Theory]
    [OnEveryServer]
    public async Task PfCount_of_another_kind_of_string_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "a");

        var error = await valkey.Refuses("PFCOUNT text", async () => await valkey.Commands.PfCountAsync("text"));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task PfCount_without_a_key_is_not_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.PfCountAsync());
    }
}
