namespace Glide.Client.Tests.Commands.Hashes;

public sealed class HashTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task HSet_returns_how_many_fields_are_new(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Equal(2, await valkey.Sends(
            "HSET hash name Ada born 1815", valkey.Commands.HSetAsync("hash", new("name", "Ada"), new("born", 1815))));
        Assert.Equal(1, await valkey.Sends(
            "HSET hash name Grace city Arlington", valkey.Commands.HSetAsync("hash", [new("name", "Grace"), new("city", "Arlington")], Token)));

        Assert.Equal("Grace", await valkey.Commands.HGetAsync("hash", "name"));
    }

    [Theory]
    [OnEveryServer]
    public async Task HGet_of_a_missing_field_or_hash_is_null(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new FieldValue("empty", ""));

        Assert.Equal("", await valkey.Sends("HGET hash empty", valkey.Commands.HGetAsync("hash", "empty")));
        Assert.Null(await valkey.Sends("HGET hash missing", valkey.Commands.HGetAsync("hash", "missing")));
        Assert.Null(await valkey.Sends("HGET missing name", valkey.Commands.HGetAsync("missing", "name")));
    }

    [Theory]
    [OnEveryServer]
    public async Task HGetAll_returns_every_field_with_its_value(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("name", "Ada"), new("born", 1815));

        var all = await valkey.Sends("HGETALL hash", valkey.Commands.HGetAllAsync("hash"));

        Assert.Equal(new Dictionary<ValkeyValue, ValkeyValue> { ["name"] = "Ada", ["born"] = "1815" }, all);
        Assert.Empty(await valkey.Sends("HGETALL missing", valkey.Commands.HGetAllAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task HGetAll_of_another_type_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "a");

        var error = await valkey.Refuses("HGETALL text", async () => await valkey.Commands.HGetAllAsync("text"));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task Fields_and_values_may_hold_any_bytes(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        byte[] field = [0x00, 0xFF];
        byte[] value = [(byte)'\r', (byte)'\n', 0x80];

        await valkey.Sends("HSET hash \"\\x00\\xff\" \"\\r\\n\\x80\"", valkey.Commands.HSetAsync("hash", new FieldValue(field, value)));

        byte[]? stored = await valkey.Commands.HGetAsync("hash", field);
        Assert.Equal(value, stored!);
    }

    [Theory]
    [OnEveryServer]
    public async Task HKeys_and_HVals_return_the_fields_and_the_values(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("name", "Ada"), new("born", 1815));

        var fields = await valkey.Sends("HKEYS hash", valkey.Commands.HKeysAsync("hash"));
        var values = await valkey.Sends("HVALS hash", valkey.Commands.HValsAsync("hash"));

        Assert.Equal(["born", "name"], fields.Select(static field => field.ToString()).Order());
        Assert.Equal(["1815", "Ada"], values.Select(static value => value.ToString()).Order());
        Assert.Empty(await valkey.Sends("HKEYS missing", valkey.Commands.HKeysAsync("missing")));
        Assert.Empty(await valkey.Sends("HVALS missing", valkey.Commands.HValsAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task HLen_HExists_and_HStrLen_measure_a_hash(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("name", "Ada"), new("born", 1815));

        Assert.Equal(2, await valkey.Sends("HLEN hash", valkey.Commands.HLenAsync("hash")));
        Assert.Equal(0, await valkey.Sends("HLEN missing", valkey.Commands.HLenAsync("missing")));
        Assert.True(await valkey.Sends("HEXISTS hash name", valkey.Commands.HExistsAsync("hash", "name")));
        Assert.False(await valkey.Sends("HEXISTS hash missing", valkey.Commands.HExistsAsync("hash", "missing")));
        Assert.Equal(4, await valkey.Sends("HSTRLEN hash born", valkey.Commands.HStrLenAsync("hash", "born")));
        Assert.Equal(0, await valkey.Sends("HSTRLEN hash missing", valkey.Commands.HStrLenAsync("hash", "missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task HMSet_stores_fields_and_HMGet_returns_them_in_the_order_asked_for(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("HMSET hash name Ada born 1815", valkey.Commands.HMSetAsync("hash", new("name", "Ada"), new("born", 1815)));
        await valkey.Sends("HMSET hash city London", valkey.Commands.HMSetAsync("hash", [new("city", "London")], Token));

        Assert.Equal(
            ["1815", null, "Ada"], await valkey.Sends("HMGET hash born missing name", valkey.Commands.HMGetAsync("hash", "born", "missing", "name")));
        Assert.Equal(["London"], await valkey.Sends("HMGET hash city", valkey.Commands.HMGetAsync("hash", ["city"], Token)));
        Assert.Equal([null], await valkey.Sends("HMGET missing name", valkey.Commands.HMGetAsync("missing", "name")));
    }

    [Theory]
    [OnEveryServer]
    public async Task HSetNx_stores_only_a_field_that_is_not_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.True(await valkey.Sends("HSETNX hash name Ada", valkey.Commands.HSetNxAsync("hash", "name", "Ada")));
        Assert.False(await valkey.Sends("HSETNX hash name Grace", valkey.Commands.HSetNxAsync("hash", "name", "Grace")));

        Assert.Equal("Ada", await valkey.Commands.HGetAsync("hash", "name"));
    }

    [Theory]
    [OnEveryServer]
    public async Task HDel_returns_how_many_fields_were_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("a", 1), new("b", 2), new("c", 3));

        Assert.Equal(2, await valkey.Sends("HDEL hash a missing b", valkey.Commands.HDelAsync("hash", "a", "missing", "b")));
        Assert.Equal(1, await valkey.Sends("HDEL hash c", valkey.Commands.HDelAsync("hash", ["c"], Token)));
        Assert.Equal(0, await valkey.Sends("HDEL hash c", valkey.Commands.HDelAsync("hash", "c")));
    }

    [Theory]
    [OnEveryServer(Command = "HGETDEL")]
    public async Task HGetDel_returns_the_values_and_deletes_the_fields(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("a", 1), new("b", 2), new("c", 3));

        Assert.Equal(
            ["1", null], await valkey.Sends("HGETDEL hash FIELDS 2 a missing", valkey.Commands.HGetDelAsync("hash", "a", "missing")));
        Assert.Equal(["2"], await valkey.Sends("HGETDEL hash FIELDS 1 b", valkey.Commands.HGetDelAsync("hash", ["b"], Token)));
        Assert.Equal([null], await valkey.Sends("HGETDEL missing FIELDS 1 a", valkey.Commands.HGetDelAsync("missing", "a")));

        Assert.Equal(1, await valkey.Commands.HLenAsync("hash"));
    }

    [Theory]
    [OnEveryServer]
    public async Task HIncrBy_counts_in_a_field(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Equal(5, await valkey.Sends("HINCRBY hash visits 5", valkey.Commands.HIncrByAsync("hash", "visits", 5)));
        Assert.Equal(-2, await valkey.Sends("HINCRBY hash visits -7", valkey.Commands.HIncrByAsync("hash", "visits", -7)));
    }

    [Theory]
    [OnEveryServer]
    public async Task HIncrByFloat_adds_to_a_field(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Equal(10.5, await valkey.Sends("HINCRBYFLOAT hash price 10.5", valkey.Commands.HIncrByFloatAsync("hash", "price", 10.5)));
        Assert.Equal(10.25, await valkey.Sends("HINCRBYFLOAT hash price -0.25", valkey.Commands.HIncrByFloatAsync("hash", "price", -0.25)));
    }

    [Theory]
    [OnEveryServer]
    public async Task HIncrBy_of_what_is_no_number_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new FieldValue("name", "Ada"));

        var error = await valkey.Refuses("HINCRBY hash name 1", async () => await valkey.Commands.HIncrByAsync("hash", "name", 1));

        Assert.Contains("not an integer", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task Without_a_field_nothing_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.HSetAsync("hash"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.HMSetAsync("hash"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.HMGetAsync("hash"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.HDelAsync("hash"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.HGetDelAsync("hash"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.HSetExAsync("hash", []));

        Assert.Equal(0, await valkey.Commands.ExistsAsync("hash"));
    }
}
