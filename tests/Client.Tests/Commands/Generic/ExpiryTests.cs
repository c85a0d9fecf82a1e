using Glide.Harness;

namespace Glide.Client.Tests.Commands.Generic;

public sealed class ExpiryTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Expire_and_PExpire_give_a_time_to_live(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("seconds", 1), new("milliseconds", 2));

        Assert.True(await valkey.Sends("EXPIRE seconds 100", valkey.Commands.ExpireAsync("seconds", TimeSpan.FromSeconds(100))));
        Assert.True(await valkey.Sends(
            "PEXPIRE milliseconds 200500", valkey.Commands.PExpireAsync("milliseconds", TimeSpan.FromMilliseconds(200_500))));

        var seconds = await valkey.Sends("TTL seconds", valkey.Commands.TtlAsync("seconds"));
        Assert.InRange(seconds.Remaining!.Value, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(100));
        var milliseconds = await valkey.Sends("PTTL milliseconds", valkey.Commands.PTtlAsync("milliseconds"));
        Assert.InRange(milliseconds.Remaining!.Value, TimeSpan.FromSeconds(140), TimeSpan.FromMilliseconds(200_500));
    }

    [Theory]
    [OnEveryServer]
    public async Task ExpireAt_and_PExpireAt_set_a_moment(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.MSetAsync(new("seconds", 1), new("milliseconds", 2));

        Assert.True(await valkey.Sends("EXPIREAT seconds 4102444800", valkey.Commands.ExpireAtAsync("seconds", Year2100)));
        Assert.True(await valkey.Sends(
            "PEXPIREAT milliseconds 4102444800001", valkey.Commands.PExpireAtAsync("milliseconds", Year2100.AddMilliseconds(1))));

        Assert.Equal(ExpirationTime.At(Year2100), await valkey.Sends("EXPIRETIME seconds", valkey.Commands.ExpireTimeAsync("seconds")));
        Assert.Equal(
            ExpirationTime.At(Year2100.AddMilliseconds(1)),
            await valkey.Sends("PEXPIRETIME milliseconds", valkey.Commands.PExpireTimeAsync("milliseconds")));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_missing_key_gets_no_expiry(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.False(await valkey.Sends("EXPIRE missing 100", valkey.Commands.ExpireAsync("missing", TimeSpan.FromSeconds(100))));
        Assert.False(await valkey.Sends("PEXPIRE missing 100", valkey.Commands.PExpireAsync("missing", TimeSpan.FromMilliseconds(100))));
        Assert.False(await valkey.Sends("EXPIREAT missing 4102444800", valkey.Commands.ExpireAtAsync("missing", Year2100)));
        Assert.False(await valkey.Sends("PEXPIREAT missing 4102444800000", valkey.Commands.PExpireAtAsync("missing", Year2100)));
        Assert.False(await valkey.Sends("PERSIST missing", valkey.Commands.PersistAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_key_without_an_expiry_is_told_from_a_missing_one(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", 1);

        Assert.Equal(TimeToLive.NoExpiry, await valkey.Sends("TTL key", valkey.Commands.TtlAsync("key")));
        Assert.Equal(TimeToLive.NoExpiry, await valkey.Sends("PTTL key", valkey.Commands.PTtlAsync("key")));
        Assert.Equal(ExpirationTime.NoExpiry, await valkey.Sends("EXPIRETIME key", valkey.Commands.ExpireTimeAsync("key")));
        Assert.Equal(ExpirationTime.NoExpiry, await valkey.Sends("PEXPIRETIME key", valkey.Commands.PExpireTimeAsync("key")));
        Assert.Equal(TimeToLive.Missing, await valkey.Sends("TTL missing", valkey.Commands.TtlAsync("missing")));
        Assert.Equal(TimeToLive.Missing, await valkey.Sends("PTTL missing", valkey.Commands.PTtlAsync("missing")));
        Assert.Equal(ExpirationTime.Missing, await valkey.Sends("EXPIRETIME missing", valkey.Commands.ExpireTimeAsync("missing")));
        Assert.Equal(ExpirationTime.Missing, await valkey.Sends("PEXPIRETIME missing", valkey.Commands.PExpireTimeAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_condition_decides_whether_an_expiry_changes(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", 1);
        var longTime = TimeSpan.FromSeconds(1000);

        Assert.False(await valkey.Sends("EXPIRE key 1000 XX", valkey.Commands.ExpireAsync("key", longTime, ExpireCondition.IfHasExpiry)));
        Assert.True(await valkey.Sends("PEXPIRE key 1000000 NX", valkey.Commands.PExpireAsync("key", longTime, ExpireCondition.IfNoExpiry)));
        Assert.True(await valkey.Sends(
            "EXPIREAT key 4102444800 GT", valkey.Commands.ExpireAtAsync("key", Year2100, ExpireCondition.IfLater)));
        Assert.False(await valkey.Sends(
            "PEXPIREAT key 4102444800001 LT",
            valkey.Commands.PExpireAtAsync("key", Year2100.AddMilliseconds(1), ExpireCondition.IfEarlier)));
    }

    [Theory]
    [OnEveryServer]
    public async Task Persist_removes_an_expiry(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", 1, expiry: SetExpiry.At(Year2100));

        Assert.True(await valkey.Sends("PERSIST key", valkey.Commands.PersistAsync("key")));
        Assert.False(await valkey.Sends("PERSIST key", valkey.Commands.PersistAsync("key")));

        Assert.Equal(TimeToLive.NoExpiry, await valkey.Commands.TtlAsync("key"));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_key_is_gone_when_its_time_is_over(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", 1);

        Assert.True(await valkey.Sends("PEXPIRE key 1", valkey.Commands.PExpireAsync("key", TimeSpan.FromMilliseconds(1))));

        await Eventually.TrueAsync(async () => await valkey.Commands.ExistsAsync("key") == 0);
    }

    [Theory]
    [OnEveryServer]
    public async Task A_negative_time_to_live_is_not_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await valkey.Commands.ExpireAsync("key", TimeSpan.FromSeconds(-1)));
    }
}
