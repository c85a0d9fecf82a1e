namespace Glide.Client.Tests.Commands.Strings;

public sealed class CounterTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Incr_and_Decr_count_from_0(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Equal(1, await valkey.Sends("INCR counter", valkey.Commands.IncrAsync("counter")));
        Assert.Equal(2, await valkey.Sends("INCR counter", valkey.Commands.IncrAsync("counter")));
        Assert.Equal(1, await valkey.Sends("DECR counter", valkey.Commands.DecrAsync("counter")));
        Assert.Equal(-1, await valkey.Sends("DECR other", valkey.Commands.DecrAsync("other")));
    }

    [Theory]
    [OnEveryServer]
    public async Task IncrBy_and_DecrBy_count_by_any_64_bit_number(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Equal(long.MaxValue, await valkey.Sends(
            "INCRBY counter 9223372036854775807", valkey.Commands.IncrByAsync("counter", long.MaxValue)));
        Assert.Equal(long.MaxValue - 5, await valkey.Sends("DECRBY counter 5", valkey.Commands.DecrByAsync("counter", 5)));
        Assert.Equal(long.MinValue, await valkey.Sends(
            "INCRBY low -9223372036854775808", valkey.Commands.IncrByAsync("low", long.MinValue)));
        Assert.Equal(3, await valkey.Sends("DECRBY back -3", valkey.Commands.DecrByAsync("back", -3)));
    }

    [Theory]
    [OnEveryServer]
    public async Task Counting_past_64_bits_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("counter", long.MaxValue);

        var error = await valkey.Refuses("INCR counter", async () => await valkey.Commands.IncrAsync("counter"));

        Assert.Contains("overflow", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task Counting_what_is_no_number_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "abc");

        var error = await valkey.Refuses("INCR text", async () => await valkey.Commands.IncrAsync("text"));

        Assert.Equal("ERR", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task IncrByFloat_returns_the_number_afterwards(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Equal(10.5, await valkey.Sends("INCRBYFLOAT price 10.5", valkey.Commands.IncrByFloatAsync("price", 10.5)));
        Assert.Equal(10.6, await valkey.Sends("INCRBYFLOAT price 0.1", valkey.Commands.IncrByFloatAsync("price", 0.1)), 12);
        Assert.Equal(-489.4, await valkey.Sends("INCRBYFLOAT price -500", valkey.Commands.IncrByFloatAsync("price", -5e2)), 12);
    }

    [Theory]
    [OnEveryServer]
    public async Task What_is_no_number_is_not_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.IncrByFloatAsync("price", double.NaN));

        Assert.Equal(0, await valkey.Commands.ExistsAsync("price"));
    }
}
