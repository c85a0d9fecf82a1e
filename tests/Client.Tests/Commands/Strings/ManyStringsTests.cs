namespace Glide.Client.Tests.Commands.Strings;

public sealed class ManyStringsTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task MSet_stores_several_values_and_MGet_returns_them_in_the_order_asked_for(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("MSET a 1 b two", valkey.Commands.MSetAsync(new("a", 1), new("b", "two")));

        var values = await valkey.Sends("MGET b a", valkey.Commands.MGetAsync("b", "a"));

        Assert.Equal(["two", "1"], values);
    }

    [Theory]
    [OnEveryServer]
    public async Task MSet_and_MGet_take_a_token_after_a_span(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("MSET a 1", valkey.Commands.MSetAsync([new("a", 1)], Token));

        Assert.Equal(["1"], await valkey.Sends("MGET a", valkey.Commands.MGetAsync(["a"], Token)));
    }

    [Theory]
    [OnEveryServer]
    public async Task MGet_returns_null_for_keys_that_do_not_exist_or_hold_no_string(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("a", "");
        await valkey.Commands.HSetAsync("hash", new FieldValue("field", "value"));

        var values = await valkey.Sends("MGET a missing hash", valkey.Commands.MGetAsync("a", "missing", "hash"));

        Assert.Equal(["", null, null], values);
    }

    [Theory]
    [OnEveryServer]
    public async Task MSetNx_stores_all_or_nothing(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.True(await valkey.Sends("MSETNX a 1 b 2", valkey.Commands.MSetNxAsync(new("a", 1), new("b", 2))));
        Assert.False(await valkey.Sends("MSETNX b 3 c 4", valkey.Commands.MSetNxAsync([new("b", 3), new("c", 4)], Token)));

        Assert.Equal(["1", "2", null], await valkey.Commands.MGetAsync("a", "b", "c"));
    }

    [Theory]
    [OnEveryServer(Command = "MSETEX")]
    public async Task MSetEx_stores_several_values(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var stored = await valkey.Sends("MSETEX 2 a 1 b 2", valkey.Commands.MSetExAsync([new("a", 1), new("b", 2)]));

        Assert.True(stored);
        Assert.Equal(["1", "2"], await valkey.Commands.MGetAsync("a", "b"));
    }

    [Theory]
    [OnEveryServer(Command = "MSETEX")]
    public async Task MSetEx_under_a_condition_stores_all_or_nothing_with_an_expiry(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("a", 1);

        Assert.False(await valkey.Sends(
            "MSETEX 2 a 2 b 2 NX EX 100",
            valkey.Commands.MSetExAsync([new("a", 2), new("b", 2)], ExistenceCondition.IfNotExists, TimeSpan.FromSeconds(100))));
        Assert.True(await valkey.Sends(
            "MSETEX 1 a 3 XX PXAT 4102444800500",
            valkey.Commands.MSetExAsync([new("a", 3)], ExistenceCondition.IfExists, SetExpiry.At(Year2100.AddMilliseconds(500)), Token)));

        Assert.Equal(["3", null], await valkey.Commands.MGetAsync("a", "b"));
        Assert.Equal(ExpirationTime.At(Year2100.AddMilliseconds(500)), await valkey.Commands.PExpireTimeAsync("a"));
    }

    [Theory]
    [OnEveryServer(Command = "MSETEX")]
    public async Task MSetEx_keeps_an_expiry_when_asked_to(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("a", 1, expiry: SetExpiry.At(Year2100));

        await valkey.Sends("MSETEX 1 a 2 KEEPTTL", valkey.Commands.MSetExAsync([new("a", 2)], expiry: SetExpiry.KeepTimeToLive));

        Assert.Equal(ExpirationTime.At(Year2100), await valkey.Commands.ExpireTimeAsync("a"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Without_a_key_nothing_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.MGetAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.MSetAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.MSetNxAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.MSetExAsync([]));

        Assert.Equal("after", (await valkey.Sends("ECHO after", valkey.Client.CustomCommandAsync("ECHO", "after"))).AsText());
    }
}
