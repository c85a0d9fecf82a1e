namespace Glide.Client.Tests.Commands.Hashes;

public sealed class HashBrowsingTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task HRandField_returns_one_of_the_fields(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new FieldValue("only", 1));

        Assert.Equal("only", await valkey.Sends("HRANDFIELD hash", valkey.Commands.HRandFieldAsync("hash")));
        Assert.Null(await valkey.Sends("HRANDFIELD missing", valkey.Commands.HRandFieldAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task HRandField_with_a_positive_count_returns_distinct_fields(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("a", 1), new("b", 2), new("c", 3));

        var fields = await valkey.Sends("HRANDFIELD hash 10", valkey.Commands.HRandFieldAsync("hash", 10));

        Assert.Equal(["a", "b", "c"], fields.Select(static field => field.ToString()).Order());
        Assert.Empty(await valkey.Sends("HRANDFIELD missing 10", valkey.Commands.HRandFieldAsync("missing", 10)));
    }

    [Theory]
    [OnEveryServer]
    public async Task HRandField_with_a_negative_count_may_repeat_fields(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new FieldValue("only", 1));

        Assert.Equal(["only", "only", "only"], await valkey.Sends("HRANDFIELD hash -3", valkey.Commands.HRandFieldAsync("hash", -3)));
    }

    [Theory]
    [OnEveryServer]
    public async Task HRandFieldWithValues_returns_fields_with_their_values(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("a", 1), new("b", 2));

        var pairs = await valkey.Sends("HRANDFIELD hash 5 WITHVALUES", valkey.Commands.HRandFieldWithValuesAsync("hash", 5));

        Assert.Equal([new("a", "1"), new("b", "2")], pairs.OrderBy(static pair => pair.Field.ToString()));
        Assert.Empty(await valkey.Sends("HRANDFIELD missing 5 WITHVALUES", valkey.Commands.HRandFieldWithValuesAsync("missing", 5)));
    }

    [Theory]
    [OnEveryServer]
    public async Task HScan_reads_a_small_hash_in_one_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("a", 1), new("b", 2));

        var page = await valkey.Sends("HSCAN hash 0", valkey.Commands.HScanAsync("hash", ScanCursor.Start));

        Assert.True(page.Cursor.IsComplete);
        Assert.Equal([new("a", "1"), new("b", "2")], page.Items.OrderBy(static pair => pair.Field.ToString()));
    }

    [Theory]
    [OnEveryServer]
    public async Task HScan_reads_a_large_hash_page_by_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", [.. Enumerable.Range(0, 1000).Select(static i => new FieldValue($"field:{i}", i))], Token);
        var fields = new Dictionary<ValkeyValue, ValkeyValue>();

        var cursor = ScanCursor.Start;
        do
        {
            var page = await valkey.Sends($"HSCAN hash {cursor} COUNT 100", valkey.Commands.HScanAsync("hash", cursor, count: 100));
            foreach (var (field, value) in page.Items)
            {
                fields[field] = value;
            }

            cursor = page.Cursor;
        }
        while (!cursor.IsComplete);

        Assert.Equal(1000, fields.Count);
        Assert.Equal("17", fields["field:17"]);
    }

    [Theory]
    [OnEveryServer]
    public async Task HScan_leaves_out_what_does_not_match(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("apple", 1), new("banana", 2), new("avocado", 3));

        var page = await valkey.Sends("HSCAN hash 0 MATCH a* COUNT 50", valkey.Commands.HScanAsync("hash", ScanCursor.Start, "a*", 50));

        Assert.Equal(["apple", "avocado"], page.Items.Select(static pair => pair.Field.ToString()).Order());
    }

    [Theory]
    [OnEveryServer(Since = "8.0", What = "HSCAN … NOVALUES")]
    public async Task HScanNoValues_reads_the_fields_alone(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("apple", 1), new("banana", 2), new("avocado", 3));

        var all = await valkey.Sends("HSCAN hash 0 NOVALUES", valkey.Commands.HScanNoValuesAsync("hash", ScanCursor.Start));
        var some = await valkey.Sends(
            "HSCAN hash 0 MATCH a* COUNT 50 NOVALUES", valkey.Commands.HScanNoValuesAsync("hash", ScanCursor.Start, "a*", 50));

        Assert.Equal(["apple", "avocado", "banana"], all.Items.Select(static field => field.ToString()).Order());
        Assert.Equal(["apple", "avocado"], some.Items.Select(static field => field.ToString()).Order());
    }

    [Theory]
    [OnEveryServer]
    public async Task HScan_of_a_missing_hash_is_one_empty_page(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var page = await valkey.Sends("HSCAN missing 0", valkey.Commands.HScanAsync("missing", ScanCursor.Start));

        Assert.True(page.Cursor.IsComplete);
        Assert.Empty(page.Items);
    }
}
