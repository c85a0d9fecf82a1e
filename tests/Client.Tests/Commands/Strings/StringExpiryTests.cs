namespace Glide.Client.Tests.Commands.Strings;

public sealed class StringExpiryTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Set_stores_under_a_condition_on_the_key(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.False(await valkey.Sends("SET key 1 XX", valkey.Commands.SetAsync("key", 1, SetCondition.IfExists)));
        Assert.True(await valkey.Sends("SET key 1 NX", valkey.Commands.SetAsync("key", 1, SetCondition.IfNotExists)));
        Assert.False(await valkey.Sends("SET key 2 NX", valkey.Commands.SetAsync("key", 2, SetCondition.IfNotExists)));
        Assert.True(await valkey.Sends("SET key 2 XX", valkey.Commands.SetAsync("key", 2, SetCondition.IfExists)));

        Assert.Equal("2", await valkey.Commands.GetAsync("key"));
    }

    [Theory]
    [OnEveryServer(Since = "8.1", What = "SET … IFEQ")]
    public async Task Set_stores_under_a_condition_on_the_value(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", "old");

        Assert.False(await valkey.Sends("SET key new IFEQ other", valkey.Commands.SetAsync("key", "new", SetCondition.IfEquals("other"))));
        Assert.True(await valkey.Sends(
            "SET key new IFEQ old EX 100",
            valkey.Commands.SetAsync("key", "new", SetCondition.IfEquals("old"), SetExpiry.In(TimeSpan.FromSeconds(100)))));

        Assert.Equal("new", await valkey.Commands.GetAsync("key"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Set_gives_a_time_to_live(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("SET seconds 1 EX 100", valkey.Commands.SetAsync("seconds", 1, expiry: TimeSpan.FromSeconds(100)));
        await valkey.Sends(
            "SET milliseconds 1 PX 100500",
            valkey.Commands.SetAsync("milliseconds", 1, expiry: SetExpiry.In(TimeSpan.FromMilliseconds(100_500))));

        await LivesForAsync(valkey, "seconds", TimeSpan.FromSeconds(100));
        await LivesForAsync(valkey, "milliseconds", TimeSpan.FromMilliseconds(100_500));
    }

    [Theory]
    [OnEveryServer]
    public async Task Set_gives_a_moment_to_expire(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("SET seconds 1 EXAT 4102444800", valkey.Commands.SetAsync("seconds", 1, expiry: SetExpiry.At(Year2100)));
        await valkey.Sends(
            "SET milliseconds 1 PXAT 4102444800001",
            valkey.Commands.SetAsync("milliseconds", 1, expiry: SetExpiry.At(Year2100.AddMilliseconds(1))));

        Assert.Equal(ExpirationTime.At(Year2100), await valkey.Commands.ExpireTimeAsync("seconds"));
        Assert.Equal(ExpirationTime.At(Year2100.AddMilliseconds(1)), await valkey.Commands.PExpireTimeAsync("milliseconds"));
    }

    [Theory]
    [OnEveryServer]
    public async Task Set_drops_an_expiry_unless_it_is_kept(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("kept", 1, expiry: SetExpiry.At(Year2100));
        await valkey.Commands.SetAsync("dropped", 1, expiry: SetExpiry.At(Year2100));

        await valkey.Sends("SET kept 2 KEEPTTL", valkey.Commands.SetAsync("kept", 2, expiry: SetExpiry.KeepTimeToLive));
        await valkey.Sends("SET dropped 2", valkey.Commands.SetAsync("dropped", 2));

        Assert.Equal(ExpirationTime.At(Year2100), await valkey.Commands.ExpireTimeAsync("kept"));
        Assert.Equal(ExpirationTime.NoExpiry, await valkey.Commands.ExpireTimeAsync("dropped"));
    }

    [Theory]
    [OnEveryServer]
    public async Task SetAndGet_returns_the_value_before(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Null(await valkey.Sends("SET key one GET", valkey.Commands.SetAndGetAsync("key", "one")));
        Assert.Equal("one", await valkey.Sends("SET key two GET", valkey.Commands.SetAndGetAsync("key", "two")));

        Assert.Equal("two", await valkey.Commands.GetAsync("key"));
    }

    [Theory]
    [OnEveryServer(Since = "8.1", What = "SET … IFEQ")]
    public async Task SetAndGet_returns_the_value_before_whether_its_condition_holds_or_not(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", "old");

        Assert.Equal("old", await valkey.Sends(
            "SET key new IFEQ other GET", valkey.Commands.SetAndGetAsync("key", "new", SetCondition.IfEquals("other"))));
        Assert.Equal("old", await valkey.Sends(
            "SET key new IFEQ old GET EX 100",
            valkey.Commands.SetAndGetAsync("key", "new", SetCondition.IfEquals("old"), TimeSpan.FromSeconds(100))));

        Assert.Equal("new", await valkey.Commands.GetAsync("key"));
    }

    [Theory]
    [OnEveryServer]
    public async Task SetAndGet_of_another_type_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.LPushAsync("list", "a");

        var error = await valkey.Refuses("SET list 1 GET", async () => await valkey.Commands.SetAndGetAsync("list", 1));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task SetEx_and_PSetEx_store_a_value_with_a_time_to_live(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("SETEX seconds 100 one", valkey.Commands.SetExAsync("seconds", TimeSpan.FromSeconds(100), "one"));
        await valkey.Sends(
            "PSETEX milliseconds 100500 two", valkey.Commands.PSetExAsync("milliseconds", TimeSpan.FromMilliseconds(100_500), "two"));

        Assert.Equal(["one", "two"], await valkey.Commands.MGetAsync("seconds", "milliseconds"));
        await LivesForAsync(valkey, "seconds", TimeSpan.FromSeconds(100));
        await LivesForAsync(valkey, "milliseconds", TimeSpan.FromMilliseconds(100_500));
    }

    [Theory]
    [OnEveryServer]
    public async Task SetEx_without_a_time_to_live_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var error = await valkey.Refuses("SETEX key 0 a", async () => await valkey.Commands.SetExAsync("key", TimeSpan.Zero, "a"));

        Assert.Contains("invalid expire time", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task GetEx_alone_changes_no_expiry(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", "value", expiry: SetExpiry.At(Year2100));

        Assert.Equal("value", await valkey.Sends("GETEX key", valkey.Commands.GetExAsync("key")));
        Assert.Null(await valkey.Sends("GETEX missing", valkey.Commands.GetExAsync("missing")));

        Assert.Equal(ExpirationTime.At(Year2100), await valkey.Commands.ExpireTimeAsync("key"));
    }

    [Theory]
    [OnEveryServer]
    public async Task GetEx_sets_and_removes_an_expiry(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", "value");

        await valkey.Sends("GETEX key EX 100", valkey.Commands.GetExAsync("key", TimeSpan.FromSeconds(100)));
        await LivesForAsync(valkey, "key", TimeSpan.FromSeconds(100));
        await valkey.Sends("GETEX key PX 200500", valkey.Commands.GetExAsync("key", TimeSpan.FromMilliseconds(200_500)));
        await LivesForAsync(valkey, "key", TimeSpan.FromMilliseconds(200_500));
        await valkey.Sends("GETEX key EXAT 4102444800", valkey.Commands.GetExAsync("key", GetExpiry.At(Year2100)));
        Assert.Equal(ExpirationTime.At(Year2100), await valkey.Commands.ExpireTimeAsync("key"));
        await valkey.Sends("GETEX key PXAT 4102444800001", valkey.Commands.GetExAsync("key", GetExpiry.At(Year2100.AddMilliseconds(1))));
        Assert.Equal(ExpirationTime.At(Year2100.AddMilliseconds(1)), await valkey.Commands.PExpireTimeAsync("key"));
        Assert.Equal("value", await valkey.Sends("GETEX key PERSIST", valkey.Commands.GetExAsync("key", GetExpiry.Persist)));
        Assert.Equal(ExpirationTime.NoExpiry, await valkey.Commands.ExpireTimeAsync("key"));
    }

    [Theory]
    [OnEveryServer]
    public async Task An_expiry_that_says_nothing_is_not_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.SetAsync("key", 1, expiry: default(SetExpiry)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.SetAsync("key", 1, default(SetCondition)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.GetExAsync("key", default(GetExpiry)));

        Assert.Equal(0, await valkey.Commands.ExistsAsync("key"));
    }

    private static async Task LivesForAsync(CommandsUnderTest valkey, ValkeyKey key, TimeSpan timeToLive)
    {
        var remaining = (await valkey.Commands.PTtlAsync(key)).Remaining;
        Assert.NotNull(remaining);
        Assert.InRange(remaining.Value, timeToLive - TimeSpan.FromSeconds(60), timeToLive);
    }
}
