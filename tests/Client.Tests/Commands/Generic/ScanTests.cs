namespace Glide.Client.Tests.Commands.Generic;

public sealed class ScanTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Scan_reads_few_keys_in_one_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("a", 1), new("b", 2));

        var page = await valkey.Sends("SCAN 0", valkey.Commands.ScanAsync(ScanCursor.Start));

        Assert.True(page.Cursor.IsComplete);
        Assert.Equal(["a", "b"], page.Items.Select(static key => key.ToString()).Order());
    }

    [Theory]
    [OnEveryServer]
    public async Task Scan_of_nothing_is_one_empty_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var page = await valkey.Sends("SCAN 0", valkey.Commands.ScanAsync(ScanCursor.Start));

        Assert.True(page.Cursor.IsComplete);
        Assert.Empty(page.Items);
    }

    [Theory]
    [OnEveryServer]
    public async Task Scan_reads_many_keys_page_by_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync([.. Enumerable.Range(0, 1000).Select(static i => new KeyValue($"key:{i}", i))], Token);
        var keys = new HashSet<ValkeyKey>();

        var cursor = ScanCursor.Start;
        do
        {
            var page = await valkey.Sends($"SCAN {cursor} COUNT 100", valkey.Commands.ScanAsync(cursor, new() { Count = 100 }));
            keys.UnionWith(page.Items);
            cursor = page.Cursor;
        }
        while (!cursor.IsComplete);

        Assert.Equal(1000, keys.Count);
    }

    [Theory]
    [OnEveryServer]
    public async Task Scan_leaves_out_what_does_not_match_or_holds_another_type(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("user:1", 1), new("order:1", 2));
        await valkey.Commands.LPushAsync("user:list", 1);

        var page = await valkey.Sends(
            "SCAN 0 MATCH user:* COUNT 100 TYPE string",
            valkey.Commands.ScanAsync(ScanCursor.Start, new() { Pattern = "user:*", Count = 100, Type = "string" }));

        Assert.Equal(["user:1"], page.Items.Select(static key => key.ToString()));
    }
}
