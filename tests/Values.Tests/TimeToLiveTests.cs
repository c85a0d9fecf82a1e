namespace Glide.Values.Tests;

public class TimeToLiveTests
{
    [Fact]
    public void Seconds_and_milliseconds_are_read_in_their_units()
    {
        Assert.Equal(TimeSpan.FromSeconds(90), Wire.Read(":90\r\n", TimeToLive.ReadSeconds).Remaining);
        Assert.Equal(TimeSpan.FromMilliseconds(90), Wire.Read(":90\r\n", TimeToLive.ReadMilliseconds).Remaining);
        Assert.Equal(TimeSpan.Zero, Wire.Read(":0\r\n", TimeToLive.ReadSeconds).Remaining);
    }

    [Fact]
    public void Missing_and_unlimited_are_told_apart()
    {
        var missing = Wire.Read(":-2\r\n", TimeToLive.ReadSeconds);
        Assert.Equal(TimeToLive.Missing, missing);
        Assert.True(!missing.Exists && !missing.HasExpiry && missing.Remaining is null);

        var unlimited = Wire.Read(":-1\r\n", TimeToLive.ReadMilliseconds);
        Assert.Equal(TimeToLive.NoExpiry, unlimited);
        Assert.True(unlimited.Exists && !unlimited.HasExpiry && unlimited.Remaining is null);
    }

    [Fact]
    public void It_converts_to_a_time_that_may_be_null()
    {
        TimeSpan? some = TimeToLive.After(TimeSpan.FromSeconds(3));
        TimeSpan? none = TimeToLive.NoExpiry;
        Assert.Equal(TimeSpan.FromSeconds(3), some);
        Assert.Null(none);
    }

    [Fact]
    public void Fields_are_read_in_their_order()
    {
        TimeToLive[] expected = [TimeToLive.Missing, TimeToLive.NoExpiry, TimeToLive.After(TimeSpan.FromSeconds(7))];
        Assert.Equal(expected, Wire.Read("*3\r\n:-2\r\n:-1\r\n:7\r\n", TimeToLive.ReadSecondsArray));
        Assert.Equal(expected, Wire.Read("*3\r\n:-2\r\n:-1\r\n:7000\r\n", TimeToLive.ReadMillisecondsArray));
    }

    [Fact]
    public void What_does_not_fit_becomes_the_largest_time() =>
        Assert.Equal(TimeSpan.MaxValue, Wire.Read($":{long.MaxValue}\r\n", TimeToLive.ReadSeconds).Remaining);

    [Theory]
    [InlineData(":-3\r\n")]
    [InlineData("*0\r\n")]
    [InlineData("$1\r\nx\r\n")]
    public void Anything_else_is_a_protocol_error(string reply) =>
        Assert.Throws<ValkeyProtocolException>(() => Wire.Read(reply, TimeToLive.ReadSeconds));

    [Fact]
    public void A_negative_time_cannot_be_made() => Assert.Throws<ArgumentOutOfRangeException>(() => TimeToLive.After(TimeSpan.FromTicks(-1)));
}
