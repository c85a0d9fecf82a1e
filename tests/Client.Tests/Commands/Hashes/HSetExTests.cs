namespace Glide.Client.Tests.Commands.Hashes;

public sealed class HSetExTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer(Command = "HSETEX")]
    public async Task HSetEx_stores_fields(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.True(await valkey.Sends("HSETEX hash FIELDS 2 a 1 b 2", valkey.Commands.HSetExAsync("hash", [new("a", 1), new("b", 2)])));

        Assert.Equal(["1", "2"], await valkey.Commands.HMGetAsync("hash", "a", "b"));
        Assert.Equal([TimeToLive.NoExpiry], await valkey.Commands.HTtlAsync("hash", "a"));
    }

    [Theory]
    [OnEveryServer(Command = "HSETEX")]
    public async Task HSetEx_stores_fields_that_expire(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends(
            "HSETEX hash EX 100 FIELDS 1 a 1",
            valkey.Commands.HSetExAsync("hash", [new("a", 1)], new() { Expiry = TimeSpan.FromSeconds(100) }));
        await valkey.Sends(
            "HSETEX hash PXAT 4102444800001 FIELDS 1 b 2",
            valkey.Commands.HSetExAsync("hash", [new("b", 2)], new() { Expiry = SetExpiry.At(Year2100.AddMilliseconds(1)) }));
        await valkey.Sends(
            "HSETEX hash KEEPTTL FIELDS 1 b 3", valkey.Commands.HSetExAsync("hash", [new("b", 3)], new() { Expiry = SetExpiry.KeepTimeToLive }));

        Assert.True((await valkey.Commands.HTtlAsync("hash", "a"))[0].HasExpiry);
        Assert.Equal([ExpirationTime.At(Year2100.AddMilliseconds(1))], await valkey.Commands.HPExpireTimeAsync("hash", "b"));
    }

    [Theory]
    [OnEveryServer(Command = "HSETEX")]
    public async Task HSetEx_under_a_condition_on_the_key_stores_all_or_nothing(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.False(await valkey.Sends(
            "HSETEX hash XX FIELDS 1 a 1",
            valkey.Commands.HSetExAsync("hash", [new("a", 1)], new() { KeyCondition = ExistenceCondition.IfExists })));
        Assert.True(await valkey.Sends(
            "HSETEX hash NX FIELDS 1 a 1",
            valkey.Commands.HSetExAsync("hash", [new("a", 1)], new() { KeyCondition = ExistenceCondition.IfNotExists })));

        Assert.Equal("1", await valkey.Commands.HGetAsync("hash", "a"));
    }

    [Theory]
    [OnEveryServer(Command = "HSETEX")]
    public async Task HSetEx_under_a_condition_on_the_fields_stores_all_or_nothing(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new FieldValue("a", 1));

        Assert.False(await valkey.Sends(
            "HSETEX hash FXX FIELDS 2 a 2 b 2",
            valkey.Commands.HSetExAsync("hash", [new("a", 2), new("b", 2)], new() { FieldsCondition = FieldsCondition.IfAllExist })));
        Assert.False(await valkey.Sends(
            "HSETEX hash FNX FIELDS 2 a 2 b 2",
            valkey.Commands.HSetExAsync("hash", [new("a", 2), new("b", 2)], new() { FieldsCondition = FieldsCondition.IfNoneExists })));

        Assert.Equal(["1", null], await valkey.Commands.HMGetAsync("hash", "a", "b"));
    }

    [Theory]
    [OnEveryServer(Command = "HSETEX")]
    public async Task HSetEx_takes_all_its_options_together(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new FieldValue("a", 1));

        Assert.True(await valkey.Sends(
            "HSETEX hash XX FXX EXAT 4102444800 FIELDS 1 a 2",
            valkey.Commands.HSetExAsync(
                "hash",
                [new("a", 2)],
                new()
                {
                    KeyCondition = ExistenceCondition.IfExists,
                    FieldsCondition = FieldsCondition.IfAllExist,
                    Expiry = SetExpiry.At(Year2100),
                })));

        Assert.Equal([ExpirationTime.At(Year2100)], await valkey.Commands.HExpireTimeAsync("hash", "a"));
    }
}
