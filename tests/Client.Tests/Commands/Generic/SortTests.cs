namespace Glide.Client.Tests.Commands.Generic;

public sealed class SortTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Sort_orders_numbers(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", 3, 10, 2);

        Assert.Equal(["2", "3", "10"], await valkey.Sends("SORT list", valkey.Commands.SortAsync("list")));
        Assert.Equal(["2", "3", "10"], await valkey.Sends("SORT_RO list", valkey.Commands.SortReadOnlyAsync("list")));
        Assert.Empty(await valkey.Sends("SORT missing", valkey.Commands.SortAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task Sort_orders_texts_and_returns_a_part(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "b", "c", "a");
        var options = new SortOptions { Limit = new(0, 2), Order = SortOrder.Descending, Alpha = true };

        Assert.Equal(["c", "b"], await valkey.Sends("SORT list LIMIT 0 2 DESC ALPHA", valkey.Commands.SortAsync("list", options)));
        Assert.Equal(["c", "b"], await valkey.Sends("SORT_RO list LIMIT 0 2 DESC ALPHA", valkey.Commands.SortReadOnlyAsync("list", options)));
    }

    [Theory]
    [OnEveryServer]
    public async Task Sort_orders_by_other_keys_and_fetches_from_them(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b");
        await valkey.Commands.MSetAsync(new("weight:a", 2), new("weight:b", 1), new("name:a", "Ada"));
        var options = new SortOptions { By = "weight:*", Get = ["#", "name:*"], Order = SortOrder.Ascending };

        Assert.Equal(
            ["b", null, "a", "Ada"],
            await valkey.Sends("SORT list BY weight:* GET # GET name:* ASC", valkey.Commands.SortAsync("list", options)));
        Assert.Equal(
            ["b", null, "a", "Ada"],
            await valkey.Sends("SORT_RO list BY weight:* GET # GET name:* ASC", valkey.Commands.SortReadOnlyAsync("list", options)));
    }

    [Theory]
    [OnEveryServer]
    public async Task SortStore_keeps_the_result_in_a_list(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", 3, 10, 2);

        Assert.Equal(3, await valkey.Sends("SORT list STORE sorted", valkey.Commands.SortStoreAsync("list", "sorted")));
        Assert.Equal(1, await valkey.Sends(
            "SORT list BY nosort LIMIT 1 1 GET # DESC ALPHA STORE part",
            valkey.Commands.SortStoreAsync(
                "list",
                "part",
                new() { By = "nosort", Limit = new(1, 1), Get = ["#"], Order = SortOrder.Descending, Alpha = true })));
        Assert.Equal(0, await valkey.Sends("SORT missing STORE sorted", valkey.Commands.SortStoreAsync("missing", "sorted")));

        Assert.Equal(["10"], await valkey.Commands.LRangeAsync("part", 0, -1));
        Assert.Equal(0, await valkey.Commands.ExistsAsync("sorted"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Sort_of_texts_as_numbers_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.RPushAsync("list", "a", "b");

        var error = await valkey.Refuses("SORT list", async () => await valkey.Commands.SortAsync("list"));

        Assert.Contains("can't be converted into double", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task Sort_of_another_type_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new FieldValue("field", 1));

        var error = await valkey.Refuses("SORT_RO hash", async () => await valkey.Commands.SortReadOnlyAsync("hash"));

        Assert.Equal("WRONGTYPE", error.Code);
    }
}
