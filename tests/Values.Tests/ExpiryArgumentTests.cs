namespace Glide.Values.Tests;

public class ExpiryArgumentTests
{
    [Fact]
    public void Whole_seconds_are_sent_as_seconds()
    {
        Wire.AssertSends(SetExpiry.In(TimeSpan.FromMinutes(2)), "EX", "120");
        Wire.AssertSends((SetExpiry)TimeSpan.FromSeconds(1), "EX", "1");
        Wire.AssertSends(GetExpiry.In(TimeSpan.FromMinutes(2)), "EX", "120");
        Wire.AssertSends(SetExpiry.At(DateTimeOffset.FromUnixTimeSeconds(4102444800)), "EXAT", "4102444800");
        Wire.AssertSends(GetExpiry.At(DateTimeOffset.FromUnixTimeSeconds(4102444800)), "EXAT", "4102444800");
    }

    [Fact]
    public void Fractions_are_sent_as_milliseconds_and_rounded_up()
    {
        Wire.AssertSends(SetExpiry.In(TimeSpan.FromMilliseconds(1500)), "PX", "1500");
        Wire.AssertSends(SetExpiry.In(TimeSpan.FromTicks(1)), "PX", "1");
        Wire.AssertSends((GetExpiry)TimeSpan.FromMilliseconds(0.5), "PX", "1");
        Wire.AssertSends(SetExpiry.At(DateTimeOffset.FromUnixTimeMilliseconds(4102444800001)), "PXAT", "4102444800001");
        Wire.AssertSends(GetExpiry.At(DateTimeOffset.UnixEpoch.AddTicks(1)), "PXAT", "1");
    }

    [Fact]
    public void The_offset_of_a_time_does_not_matter() =>
        Wire.AssertSends(SetExpiry.At(new DateTimeOffset(2100, 1, 1, 2, 0, 0, TimeSpan.FromHours(2))), "EXAT", "4102444800");

    [Fact]
    public void Words_without_a_time()
    {
        Wire.AssertSends(SetExpiry.KeepTimeToLive, "KEEPTTL");
        Wire.AssertSends(GetExpiry.Persist, "PERSIST");
    }

    [Fact]
    public void Times_that_are_not_in_the_future_of_anything_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SetExpiry.In(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => SetExpiry.In(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => GetExpiry.In(Timeout.InfiniteTimeSpan));
        Assert.Throws<ArgumentOutOfRangeException>(() => SetExpiry.At(DateTimeOffset.UnixEpoch));
        Assert.Throws<ArgumentOutOfRangeException>(() => GetExpiry.At(default));
        Wire.AssertRefused(default(SetExpiry));
        Wire.AssertRefused(default(GetExpiry));
    }
}
