namespace Glide.Values.Tests;

public class ExpirationTimeTests
{
    [Fact]
    public void Seconds_and_milliseconds_are_read_in_their_units()
    {
        var expected = DateTimeOffset.FromUnixTimeSeconds(4102444800);
        Assert.Equal(expected, Wire.Read(":4102444800\r\n", ExpirationTime.ReadUnixSeconds).Time);
        Assert.Equal(expected, Wire.Read(":4102444800000\r\n", ExpirationTime.ReadUnixMilliseconds).Time);
    }

    [Fact]
    public void Missing_and_unlimited_are_told_apart()
    {
        var missing = Wire.Read(":-2\r\n", ExpirationTime.ReadUnixSeconds);
        Assert.Equal(ExpirationTime.Missing, missing);
        Assert.True(!missing.Exists && !missing.HasExpiry && missing.Time is null);

        var unlimited = Wire.Read(":-1\r\n", ExpirationTime.ReadUnixSeconds);
        Assert.Equal(ExpirationTime.NoExpiry, unlimited);
        Assert.True(unlimited.Exists && !unlimited.HasExpiry && unlimited.Time is null);
    }

    [Fact]
    public void It_converts_to_a_time_that_may_be_null()
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(4102444800001);
        DateTimeOffset? some = ExpirationTime.At(time);
        DateTimeOffset? none = ExpirationTime.NoExpiry;
        Assert.Equal(time, some);
        Assert.Null(none);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpirationTime.At(DateTimeOffset.MinValue));
    }

    [Fact]
    public void Fields_are_read_in_their_order()
    {
        ExpirationTime[] expected = [ExpirationTime.Missing, ExpirationTime.NoExpiry, ExpirationTime.At(DateTimeOffset.FromUnixTimeSeconds(9))];
        Assert.Equal(expected, Wire.Read("*3\r\n:-2\r\n:-1\r\n:9\r\n", ExpirationTime.ReadUnixSecondsArray));
        Assert.Equal(expected, Wire.Read("*3\r\n:-2\r\n:-1\r\n:9000\r\n", ExpirationTime.ReadUnixMillisecondsArray));
    }

    [Fact]
    public void A_time_past_the_calendar_becomes_its_end()
    {
        var end = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
        Assert.Equal(end, Wire.Read($":{long.MaxValue}\r\n", ExpirationTime.ReadUnixMilliseconds).Time);
        Assert.Equal(end, Wire.Read($":{long.MaxValue}\r\n", ExpirationTime.ReadUnixSeconds).Time);
    }

    [Fact]
    public void Anything_else_is_a_protocol_error() =>
        Assert.Throws<ValkeyProtocolException>(() => Wire.Read(":-3\r\n", ExpirationTime.ReadUnixSeconds));
}
