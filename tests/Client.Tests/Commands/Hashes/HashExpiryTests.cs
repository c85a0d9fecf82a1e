namespace Glide.Client.Tests.Commands.Hashes;

public sealed class HashExpiryTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer(Command = "HEXPIRE")]
    public async Task HExpire_and_HPExpire_let_fields_expire_and_HTtl_and_HPTtl_tell_when(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("a", 1), new("b", 2), new("c", 3));

        var inSeconds = await valkey.Sends(
            "HEXPIRE hash 100 FIELDS 2 a missing", valkey.Commands.HExpireAsync("hash", TimeSpan.FromSeconds(100), ["a", "missing"]));
        var inMilliseconds = await valkey.Sends(
            "HPEXPIRE hash 200500 FIELDS 1 b", valkey.Commands.HPExpireAsync("hash", TimeSpan.FromMilliseconds(200_500), ["b"]));

        Assert.Equal([FieldExpireResult.Set, FieldExpireResult.NoSuchField], inSeconds);
        Assert.Equal([FieldExpireResult.Set], inMilliseconds);
        var seconds = await valkey.Sends("HTTL hash FIELDS 3 a c missing", valkey.Commands.HTtlAsync("hash", "a", "c", "missing"));
        Assert.InRange(seconds[0].Remaining!.Value, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(100));
        Assert.Equal([TimeToLive.NoExpiry, TimeToLive.Missing], seconds[1..]);
        var milliseconds = await valkey.Sends("HPTTL hash FIELDS 3 b c missing", valkey.Commands.HPTtlAsync("hash", "b", "c", "missing"));
        Assert.InRange(milliseconds[0].Remaining!.Value, TimeSpan.FromSeconds(140), TimeSpan.FromMilliseconds(200_500));
        Assert.Equal([TimeToLive.NoExpiry, TimeToLive.Missing], milliseconds[1..]);
    }

    [Theory]
    [OnEveryServer(Command = "HEXPIREAT")]
    public async Task HExpireAt_and_HPExpireAt_set_a_moment_and_HExpireTime_and_HPExpireTime_tell_it(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("a", 1), new("b", 2), new("c", 3));

        var atSecond = await valkey.Sends(
            "HEXPIREAT hash 4102444800 FIELDS 1 a", valkey.Commands.HExpireAtAsync("hash", Year2100, ["a"]));
        var atMillisecond = await valkey.Sends(
            "HPEXPIREAT hash 4102444800001 FIELDS 2 b missing",
            valkey.Commands.HPExpireAtAsync("hash", Year2100.AddMilliseconds(1), ["b", "missing"]));

        Assert.Equal([FieldExpireResult.Set], atSecond);
        Assert.Equal([FieldExpireResult.Set, FieldExpireResult.NoSuchField], atMillisecond);
        Assert.Equal(
            [ExpirationTime.At(Year2100), ExpirationTime.NoExpiry, ExpirationTime.Missing],
            await valkey.Sends("HEXPIRETIME hash FIELDS 3 a c missing", valkey.Commands.HExpireTimeAsync("hash", "a", "c", "missing")));
        Assert.Equal(
            [ExpirationTime.At(Year2100.AddMilliseconds(1)), ExpirationTime.NoExpiry, ExpirationTime.Missing],
            await valkey.Sends("HPEXPIRETIME hash FIELDS 3 b c missing", valkey.Commands.HPExpireTimeAsync("hash", "b", "c", "missing")));
    }

    [Theory]
    [OnEveryServer(Command = "HTTL")]
    public async Task What_tells_of_expiries_takes_a_token_after_a_span(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new FieldValue("a", 1));

        Assert.Equal([TimeToLive.NoExpiry], await valkey.Sends("HTTL hash FIELDS 1 a", valkey.Commands.HTtlAsync("hash", ["a"], Token)));
        Assert.Equal([TimeToLive.NoExpiry], await valkey.Sends("HPTTL hash FIELDS 1 a", valkey.Commands.HPTtlAsync("hash", ["a"], Token)));
        Assert.Equal(
            [ExpirationTime.NoExpiry], await valkey.Sends("HEXPIRETIME hash FIELDS 1 a", valkey.Commands.HExpireTimeAsync("hash", ["a"], Token)));
        Assert.Equal(
            [ExpirationTime.NoExpiry],
            await valkey.Sends("HPEXPIRETIME hash FIELDS 1 a", valkey.Commands.HPExpireTimeAsync("hash", ["a"], Token)));
        Assert.Equal(
            [FieldPersistResult.NoExpiry], await valkey.Sends("HPERSIST hash FIELDS 1 a", valkey.Commands.HPersistAsync("hash", ["a"], Token)));
    }

    [Theory]
    [OnEveryServer(Command = "HTTL")]
    public async Task In_a_missing_hash_every_field_is_missing(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Equal([TimeToLive.Missing], await valkey.Sends("HTTL missing FIELDS 1 a", valkey.Commands.HTtlAsync("missing", "a")));
        Assert.Equal([TimeToLive.Missing], await valkey.Sends("HPTTL missing FIELDS 1 a", valkey.Commands.HPTtlAsync("missing", "a")));
        Assert.Equal(
            [ExpirationTime.Missing], await valkey.Sends("HEXPIRETIME missing FIELDS 1 a", valkey.Commands.HExpireTimeAsync("missing", "a")));
        Assert.Equal(
            [FieldExpireResult.NoSuchField],
            await valkey.Sends("HEXPIREAT missing 4102444800 FIELDS 1 a", valkey.Commands.HExpireAtAsync("missing", Year2100, ["a"])));
        Assert.Equal(
            [FieldPersistResult.NoSuchField], await valkey.Sends("HPERSIST missing FIELDS 1 a", valkey.Commands.HPersistAsync("missing", "a")));
    }

    [Theory]
    [OnEveryServer(Command = "HEXPIRE")]
    public async Task A_condition_decides_whether_a_field_will_expire(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new FieldValue("a", 1));
        var longTime = TimeSpan.FromSeconds(1000);

        Assert.Equal([FieldExpireResult.ConditionNotMet], await valkey.Sends(
            "HEXPIRE hash 1000 XX FIELDS 1 a", valkey.Commands.HExpireAsync("hash", longTime, ["a"], ExpireCondition.IfHasExpiry)));
        Assert.Equal([FieldExpireResult.Set], await valkey.Sends(
            "HPEXPIRE hash 1000000 NX FIELDS 1 a", valkey.Commands.HPExpireAsync("hash", longTime, ["a"], ExpireCondition.IfNoExpiry)));
        Assert.Equal([FieldExpireResult.Set], await valkey.Sends(
            "HEXPIREAT hash 4102444800 GT FIELDS 1 a", valkey.Commands.HExpireAtAsync("hash", Year2100, ["a"], ExpireCondition.IfLater)));
        Assert.Equal([FieldExpireResult.ConditionNotMet], await valkey.Sends(
            "HPEXPIREAT hash 4102444800001 LT FIELDS 1 a",
            valkey.Commands.HPExpireAtAsync("hash", Year2100.AddMilliseconds(1), ["a"], ExpireCondition.IfEarlier)));
    }

    [Theory]
    [OnEveryServer(Command = "HEXPIREAT")]
    public async Task A_moment_in_the_past_deletes_a_field(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("a", 1), new("b", 2));

        Assert.Equal([FieldExpireResult.Deleted], await valkey.Sends(
            "HEXPIREAT hash 1 FIELDS 1 a", valkey.Commands.HExpireAtAsync("hash", DateTimeOffset.UnixEpoch.AddSeconds(1), ["a"])));

        Assert.Null(await valkey.Commands.HGetAsync("hash", "a"));
    }

    [Theory]
    [OnEveryServer(Command = "HPERSIST")]
    public async Task HPersist_removes_an_expiry(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("a", 1), new("b", 2));
        await valkey.Commands.HExpireAtAsync("hash", Year2100, ["a"]);

        Assert.Equal(
            [FieldPersistResult.Removed, FieldPersistResult.NoExpiry, FieldPersistResult.NoSuchField],
            await valkey.Sends("HPERSIST hash FIELDS 3 a b missing", valkey.Commands.HPersistAsync("hash", "a", "b", "missing")));

        Assert.Equal([ExpirationTime.NoExpiry], await valkey.Commands.HExpireTimeAsync("hash", "a"));
    }

    [Theory]
    [OnEveryServer(Command = "HGETEX")]
    public async Task HGetEx_returns_values_and_changes_no_expiry_by_itself(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new("a", 1), new("b", 2));
        await valkey.Commands.HExpireAtAsync("hash", Year2100, ["a"]);

        Assert.Equal(["1", null], await valkey.Sends("HGETEX hash FIELDS 2 a missing", valkey.Commands.HGetExAsync("hash", ["a", "missing"])));
        Assert.Equal([null], await valkey.Sends("HGETEX missing FIELDS 1 a", valkey.Commands.HGetExAsync("missing", ["a"])));

        Assert.Equal([ExpirationTime.At(Year2100)], await valkey.Commands.HExpireTimeAsync("hash", "a"));
    }

    [Theory]
    [OnEveryServer(Command = "HGETEX")]
    public async Task HGetEx_sets_and_removes_expiries(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.HSetAsync("hash", new FieldValue("a", 1));

        await valkey.Sends("HGETEX hash EX 100 FIELDS 1 a", valkey.Commands.HGetExAsync("hash", ["a"], TimeSpan.FromSeconds(100)));
        Assert.True((await valkey.Commands.HTtlAsync("hash", "a"))[0].HasExpiry);
        await valkey.Sends("HGETEX hash PX 200500 FIELDS 1 a", valkey.Commands.HGetExAsync("hash", ["a"], TimeSpan.FromMilliseconds(200_500)));
        Assert.True((await valkey.Commands.HTtlAsync("hash", "a"))[0].Remaining > TimeSpan.FromSeconds(100));
        await valkey.Sends("HGETEX hash EXAT 4102444800 FIELDS 1 a", valkey.Commands.HGetExAsync("hash", ["a"], GetExpiry.At(Year2100)));
        Assert.Equal([ExpirationTime.At(Year2100)], await valkey.Commands.HExpireTimeAsync("hash", "a"));
        await valkey.Sends(
            "HGETEX hash PXAT 4102444800001 FIELDS 1 a", valkey.Commands.HGetExAsync("hash", ["a"], GetExpiry.At(Year2100.AddMilliseconds(1))));
        Assert.Equal([ExpirationTime.At(Year2100.AddMilliseconds(1))], await valkey.Commands.HPExpireTimeAsync("hash", "a"));
        Assert.Equal(["1"], await valkey.Sends("HGETEX hash PERSIST FIELDS 1 a", valkey.Commands.HGetExAsync("hash", ["a"], GetExpiry.Persist)));
        Assert.Equal([ExpirationTime.NoExpiry], await valkey.Commands.HExpireTimeAsync("hash", "a"));
    }
}
