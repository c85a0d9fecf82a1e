namespace Glide.Client.Tests.Commands.Strings;

public sealed class StringTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Get_returns_what_Set_stored(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.True(await valkey.Sends("SET greeting hello", valkey.Commands.SetAsync("greeting", "hello")));

        Assert.Equal("hello", await valkey.Sends("GET greeting", valkey.Commands.GetAsync("greeting")));
    }

    [Theory]
    [OnEveryServer]
    public async Task Get_of_a_missing_key_is_null_and_that_of_an_empty_string_is_not(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("SET empty \"\"", valkey.Commands.SetAsync("empty", ""));

        Assert.Null(await valkey.Sends("GET missing", valkey.Commands.GetAsync("missing")));
        Assert.Equal("", await valkey.Sends("GET empty", valkey.Commands.GetAsync("empty")));
    }

    [Theory]
    [OnEveryServer]
    public async Task Keys_and_values_may_hold_any_bytes(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        byte[] key = [0x00, 0xFF, (byte)'\r', (byte)'\n'];
        byte[] value = [.. Enumerable.Range(0, 256).Select(static i => (byte)i)];

        await valkey.Commands.SetAsync(key, value);

        byte[]? stored = await valkey.Sends("GET \"\\x00\\xff\\r\\n\"", valkey.Commands.GetAsync(key));
        Assert.Equal(value, stored!);
    }

    [Theory]
    [OnEveryServer]
    public async Task Get_of_another_type_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.LPushAsync("list", "a");

        var error = await valkey.Refuses("GET list", async () => await valkey.Commands.GetAsync("list"));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task SetNx_stores_only_what_is_not_there(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.True(await valkey.Sends("SETNX key first", valkey.Commands.SetNxAsync("key", "first")));
        Assert.False(await valkey.Sends("SETNX key second", valkey.Commands.SetNxAsync("key", "second")));

        Assert.Equal("first", await valkey.Commands.GetAsync("key"));
    }

    [Theory]
    [OnEveryServer]
    public async Task GetSet_returns_the_value_before(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Null(await valkey.Sends("GETSET key one", valkey.Commands.GetSetAsync("key", "one")));
        Assert.Equal("one", await valkey.Sends("GETSET key two", valkey.Commands.GetSetAsync("key", "two")));

        Assert.Equal("two", await valkey.Commands.GetAsync("key"));
    }

    [Theory]
    [OnEveryServer]
    public async Task GetDel_returns_the_value_and_deletes_the_key(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", "value");

        Assert.Equal("value", await valkey.Sends("GETDEL key", valkey.Commands.GetDelAsync("key")));
        Assert.Null(await valkey.Sends("GETDEL key", valkey.Commands.GetDelAsync("key")));
    }

    [Theory]
    [OnEveryServer(Command = "DELIFEQ")]
    public async Task DelIfEq_deletes_only_the_value_it_names(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("lock", "mine");

        Assert.False(await valkey.Sends("DELIFEQ lock theirs", valkey.Commands.DelIfEqAsync("lock", "theirs")));
        Assert.True(await valkey.Sends("DELIFEQ lock mine", valkey.Commands.DelIfEqAsync("lock", "mine")));
        Assert.False(await valkey.Sends("DELIFEQ lock mine", valkey.Commands.DelIfEqAsync("lock", "mine")));
    }

    [Theory]
    [OnEveryServer]
    public async Task Append_returns_the_length_afterwards(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Equal(5, await valkey.Sends("APPEND text Hello", valkey.Commands.AppendAsync("text", "Hello")));
        Assert.Equal(11, await valkey.Sends("APPEND text \" World\"", valkey.Commands.AppendAsync("text", " World")));

        Assert.Equal("Hello World", await valkey.Commands.GetAsync("text"));
    }

    [Theory]
    [OnEveryServer]
    public async Task StrLen_is_the_length_in_bytes_and_0_for_a_missing_key(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "Grüße");

        Assert.Equal(7, await valkey.Sends("STRLEN text", valkey.Commands.StrLenAsync("text")));
        Assert.Equal(0, await valkey.Sends("STRLEN missing", valkey.Commands.StrLenAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task GetRange_and_SubStr_return_a_part_counted_from_either_end(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "This is a string");

        Assert.Equal("This", await valkey.Sends("GETRANGE text 0 3", valkey.Commands.GetRangeAsync("text", 0, 3)));
        Assert.Equal("ing", await valkey.Sends("GETRANGE text -3 -1", valkey.Commands.GetRangeAsync("text", -3, -1)));
        Assert.Equal("", await valkey.Sends("GETRANGE missing 0 -1", valkey.Commands.GetRangeAsync("missing", 0, -1)));
        Assert.Equal("is", await valkey.Sends("SUBSTR text 5 6", valkey.Commands.SubStrAsync("text", 5, 6)));
        Assert.Equal("", await valkey.Sends("SUBSTR text 20 30", valkey.Commands.SubStrAsync("text", 20, 30)));
    }

    [Theory]
    [OnEveryServer]
    public async Task SetRange_overwrites_from_an_offset_and_fills_the_gap_with_zeros(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "Hello World");

        Assert.Equal(11, await valkey.Sends("SETRANGE text 6 Valke", valkey.Commands.SetRangeAsync("text", 6, "Valke")));
        Assert.Equal(4, await valkey.Sends("SETRANGE gap 2 ab", valkey.Commands.SetRangeAsync("gap", 2, "ab")));

        Assert.Equal("Hello Valke", await valkey.Commands.GetAsync("text"));
        Assert.Equal("\0\0ab", await valkey.Commands.GetAsync("gap"));
    }

    [Theory]
    [OnEveryServer]
    public async Task SetRange_before_the_beginning_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var error = await valkey.Refuses("SETRANGE text -1 a", async () => await valkey.Commands.SetRangeAsync("text", -1, "a"));

        Assert.Contains("offset is out of range", error.Message, StringComparison.Ordinal);
    }
}
