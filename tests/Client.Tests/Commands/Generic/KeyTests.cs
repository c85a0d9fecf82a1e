namespace Glide.Client.Tests.Commands.Generic;

public sealed class KeyTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Del_and_Unlink_return_how_many_keys_were_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("a", 1), new("b", 2), new("c", 3), new("d", 4));

        Assert.Equal(1, await valkey.Sends("DEL a missing", valkey.Commands.DelAsync("a", "missing")));
        Assert.Equal(1, await valkey.Sends("DEL b", valkey.Commands.DelAsync(["b"], Token)));
        Assert.Equal(1, await valkey.Sends("UNLINK c missing", valkey.Commands.UnlinkAsync("c", "missing")));
        Assert.Equal(1, await valkey.Sends("UNLINK d", valkey.Commands.UnlinkAsync(["d"], Token)));
        Assert.Empty(await valkey.Commands.KeysAsync("*"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Exists_and_Touch_count_the_keys_that_are_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("a", 1), new("b", 2));

        Assert.Equal(3, await valkey.Sends("EXISTS a a b missing", valkey.Commands.ExistsAsync("a", "a", "b", "missing")));
        Assert.Equal(0, await valkey.Sends("EXISTS missing", valkey.Commands.ExistsAsync(["missing"], Token)));
        Assert.Equal(2, await valkey.Sends("TOUCH a b missing", valkey.Commands.TouchAsync("a", "b", "missing")));
        Assert.Equal(1, await valkey.Sends("TOUCH a", valkey.Commands.TouchAsync(["a"], Token)));
    }

    [Theory]
    [OnEveryServer]
    public async Task Without_a_key_nothing_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.DelAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.UnlinkAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.ExistsAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.TouchAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.DelAsync(default(ValkeyKey)));
    }

    [Theory]
    [OnEveryServer]
    public async Task Type_names_what_a_key_holds(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", 1);
        await valkey.Commands.LPushAsync("list", 1);
        await valkey.Commands.HSetAsync("hash", new FieldValue("field", 1));

        Assert.Equal("string", await valkey.Sends("TYPE text", valkey.Commands.TypeAsync("text")));
        Assert.Equal("list", await valkey.Sends("TYPE list", valkey.Commands.TypeAsync("list")));
        Assert.Equal("hash", await valkey.Sends("TYPE hash", valkey.Commands.TypeAsync("hash")));
        Assert.Equal("none", await valkey.Sends("TYPE missing", valkey.Commands.TypeAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task RandomKey_is_null_when_there_is_none(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Null(await valkey.Sends("RANDOMKEY", valkey.Commands.RandomKeyAsync()));
        await valkey.Commands.SetAsync("only", 1);

        Assert.Equal<ValkeyKey?>("only", await valkey.Sends("RANDOMKEY", valkey.Commands.RandomKeyAsync()));
    }

    [Theory]
    [OnEveryServer]
    public async Task Rename_moves_a_value_to_another_key(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("a", 1), new("b", 2));

        await valkey.Sends("RENAME a b", valkey.Commands.RenameAsync("a", "b"));

        Assert.Equal([null, "1"], await valkey.Commands.MGetAsync("a", "b"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Rename_of_a_missing_key_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var error = await valkey.Refuses("RENAME missing b", async () => await valkey.Commands.RenameAsync("missing", "b"));

        Assert.Equal("ERR", error.Code);
        Assert.Contains("no such key", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task RenameNx_keeps_what_is_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("a", 1), new("b", 2));

        Assert.False(await valkey.Sends("RENAMENX a b", valkey.Commands.RenameNxAsync("a", "b")));
        Assert.True(await valkey.Sends("RENAMENX a c", valkey.Commands.RenameNxAsync("a", "c")));

        Assert.Equal([null, "2", "1"], await valkey.Commands.MGetAsync("a", "b", "c"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Copy_keeps_what_is_there_unless_told_to_replace_it(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("a", 1), new("b", 2));

        Assert.False(await valkey.Sends("COPY a b", valkey.Commands.CopyAsync("a", "b")));
        Assert.True(await valkey.Sends("COPY a c", valkey.Commands.CopyAsync("a", "c")));
        Assert.True(await valkey.Sends("COPY a b REPLACE", valkey.Commands.CopyAsync("a", "b", replace: true)));
        Assert.True(await valkey.Sends("COPY a b DB 1 REPLACE", valkey.Commands.CopyAsync("a", "b", 1, true)));
        Assert.False(await valkey.Sends("COPY missing b", valkey.Commands.CopyAsync("missing", "b")));

        Assert.Equal(["1", "1", "1"], await valkey.Commands.MGetAsync("a", "b", "c"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Move_takes_a_key_to_another_database(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("a", 1);

        Assert.True(await valkey.Sends("MOVE a 1", valkey.Commands.MoveAsync("a", 1)));
        Assert.False(await valkey.Sends("MOVE a 1", valkey.Commands.MoveAsync("a", 1)));

        Assert.Equal(0, await valkey.Commands.ExistsAsync("a"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Keys_returns_the_keys_that_match(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("user:1", 1), new("user:2", 2), new("order:1", 3));

        var keys = await valkey.Sends("KEYS user:*", valkey.Commands.KeysAsync("user:*"));

        Assert.Equal(["user:1", "user:2"], keys.Select(static key => key.ToString()).Order());
        Assert.Empty(await valkey.Sends("KEYS missing", valkey.Commands.KeysAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task Keys_may_hold_any_bytes(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        byte[] key = [0x00, 0xFF, (byte)'\r', (byte)'\n'];
        await valkey.Commands.SetAsync(key, 1);

        var keys = await valkey.Sends("KEYS *", valkey.Commands.KeysAsync("*"));

        Assert.Equal(key, (byte[])Assert.Single(keys));
    }
}
