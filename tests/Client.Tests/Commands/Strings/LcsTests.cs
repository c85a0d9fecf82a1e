namespace Glide.Client.Tests.Commands.Strings;

public sealed class LcsTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Lcs_returns_the_longest_common_subsequence(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("first", "ohmytext"), new("second", "mynewtext"));

        Assert.Equal("mytext", await valkey.Sends("LCS first second", valkey.Commands.LcsAsync("first", "second")));
        Assert.Equal("", await valkey.Sends("LCS first missing", valkey.Commands.LcsAsync("first", "missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task LcsLen_returns_its_length(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("first", "ohmytext"), new("second", "mynewtext"));

        Assert.Equal(6, await valkey.Sends("LCS first second LEN", valkey.Commands.LcsLenAsync("first", "second")));
        Assert.Equal(0, await valkey.Sends("LCS first missing LEN", valkey.Commands.LcsLenAsync("first", "missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task LcsIdx_tells_where_the_parts_stand(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("first", "ohmytext"), new("second", "mynewtext"));

        var found = await valkey.Sends("LCS first second IDX", valkey.Commands.LcsIdxAsync("first", "second"));

        Assert.Equal(6, found.Length);
        Assert.Equal(
            [new LcsMatch(new LcsRange(4, 7), new LcsRange(5, 8), null), new LcsMatch(new LcsRange(2, 3), new LcsRange(0, 1), null)],
            found.Matches);
    }

    [Theory]
    [OnEveryServer]
    public async Task LcsIdx_leaves_short_parts_out_and_tells_the_length_of_each(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("first", "ohmytext"), new("second", "mynewtext"));

        var found = await valkey.Sends(
            "LCS first second IDX MINMATCHLEN 3 WITHMATCHLEN",
            valkey.Commands.LcsIdxAsync("first", "second", minMatchLength: 3, withMatchLength: true));

        Assert.Equal(6, found.Length);
        Assert.Equal([new LcsMatch(new LcsRange(4, 7), new LcsRange(5, 8), 4)], found.Matches);
    }

    [Theory]
    [OnEveryServer]
    public async Task LcsIdx_of_nothing_in_common_has_no_matches(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("first", "abc"), new("second", "xyz"));

        var found = await valkey.Sends("LCS first second IDX", valkey.Commands.LcsIdxAsync("first", "second"));

        Assert.Equal(0, found.Length);
        Assert.Empty(found.Matches);
    }

    [Theory]
    [OnEveryServer]
    public async Task Lcs_of_another_type_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.LPushAsync("list", "a");

        var error = await valkey.Refuses("LCS list other", async () => await valkey.Commands.LcsAsync("list", "other"));

        Assert.Contains("must contain string values", error.Message, StringComparison.Ordinal);
    }
}
