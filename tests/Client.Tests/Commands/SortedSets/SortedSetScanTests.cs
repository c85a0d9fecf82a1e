namespace Glide.Client.Tests.Commands.SortedSets;

public sealed class SortedSetScanTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task ZScan_reads_a_small_sorted_set_in_one_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2.5)]);

        var page = await valkey.Sends("ZSCAN z 0", valkey.Commands.ZScanAsync("z", ScanCursor.Start));
        var missing = await valkey.Sends("ZSCAN missing 0", valkey.Commands.ZScanAsync("missing", ScanCursor.Start));

        Assert.True(page.Cursor.IsComplete);
        Assert.Equal([new("a", 1), new("b", 2.5)], page.Items);
        Assert.True(missing.Cursor.IsComplete);
        Assert.Empty(missing.Items);
    }

    [Theory]
    [OnEveryServer(Since = "8.0", What = "ZSCAN … NOSCORES")]
    public async Task ZScanNoScores_reads_members_alone(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [new("a", 1), new("b", 2.5), new("c", 3)]);

        var page = await valkey.Sends("ZSCAN z 0 NOSCORES", valkey.Commands.ZScanNoScoresAsync("z", ScanCursor.Start));
        var matching = await valkey.Sends(
            "ZSCAN z 0 MATCH [ab] COUNT 10 NOSCORES",
            valkey.Commands.ZScanNoScoresAsync("z", ScanCursor.Start, "[ab]", 10));

        Assert.Equal(["a", "b", "c"], page.Items);
        Assert.Equal(["a", "b"], matching.Items);
    }

    [Theory]
    [OnEveryServer]
    public async Task ZScan_reads_a_large_sorted_set_page_by_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.ZAddAsync("z", [.. Enumerable.Range(0, 1000).Select(static i => new ScoredMember($"member:{i}", i))]);
        var members = new HashSet<ScoredMember>();

        var cursor = ScanCursor.Start;
        do
        {
            var page = await valkey.Sends(
                $"ZSCAN z {cursor} MATCH *5 COUNT 100",
                valkey.Commands.ZScanAsync("z", cursor, "*5", 100));
            members.UnionWith(page.Items);
            cursor = page.Cursor;
        }
        while (!cursor.IsComplete);

        Assert.Equal(100, members.Count);
        Assert.Contains(new ScoredMember("member:995", 995), members);
    }
}
