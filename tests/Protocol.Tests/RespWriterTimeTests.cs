namespace Glide.Protocol.Tests;

public sealed class RespWriterTimeTests
{
    [Theory]
    [InlineData(0L, "0", "0")]
    [InlineData(1L, "1", "1")]
    [InlineData(TimeSpan.TicksPerMillisecond, "1", "1")]
    [InlineData(TimeSpan.TicksPerMillisecond + 1, "1", "2")]
    [InlineData(TimeSpan.TicksPerSecond, "1", "1000")]
    [InlineData(TimeSpan.TicksPerSecond + 1, "2", "1001")]
    [InlineData(90 * TimeSpan.TicksPerSecond, "90", "90000")]
    public void Times_are_whole_units_rounded_up(long ticks, string seconds, string milliseconds)
    {
        TimeSpan time = new(ticks);
        Assert.Equal(seconds, Word((ref writer) => writer.WriteSeconds(time)));
        Assert.Equal(milliseconds, Word((ref writer) => writer.WriteMilliseconds(time)));
        Assert.Equal(seconds, Word((ref writer) => writer.WriteUnixSeconds(DateTimeOffset.UnixEpoch + time)));
        Assert.Equal(milliseconds, Word((ref writer) => writer.WriteUnixMilliseconds(DateTimeOffset.UnixEpoch + time)));
    }

    [Fact]
    public void A_point_in_time_is_the_same_in_every_time_zone()
    {
        DateTimeOffset noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.FromHours(5));
        Assert.Equal("1767337200", Word((ref writer) => writer.WriteUnixSeconds(noon)));
        Assert.Equal("1767337200", Word((ref writer) => writer.WriteUnixSeconds(noon.ToUniversalTime())));
    }

    [Fact]
    public void Negative_times_are_refused()
    {
        TimeSpan negative = TimeSpan.FromTicks(-1);
        Assert.Throws<ArgumentOutOfRangeException>(() => Word((ref writer) => writer.WriteSeconds(negative)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Word((ref writer) => writer.WriteMilliseconds(negative)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Word((ref writer) => writer.WriteUnixSeconds(DateTimeOffset.UnixEpoch + negative)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Word((ref writer) => writer.WriteUnixMilliseconds(DateTimeOffset.MinValue)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Word((ref writer) => writer.WriteBlockingSeconds(negative)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Word((ref writer) => writer.WriteBlockingMilliseconds(negative)));
    }

    [Theory]
    [InlineData(1000, "1", "1000")]
    [InlineData(1500, "1.5", "1500")]
    [InlineData(1, "0.001", "1")]
    [InlineData(120, "0.12", "120")]
    public void A_blocking_time_marks_the_call(int milliseconds, string asSeconds, string asMilliseconds)
    {
        TimeSpan time = TimeSpan.FromMilliseconds(milliseconds);
        RequestBuffer request = new();
        Assert.Equal(asSeconds, Word((ref writer) => writer.WriteBlockingSeconds(time), request));
        Assert.True(request.IsBlocking);
        Assert.Equal(time, request.BlockingTimeout);

        request.Reset();
        Assert.False(request.IsBlocking);
        Assert.Equal(asMilliseconds, Word((ref writer) => writer.WriteBlockingMilliseconds(time), request));
        Assert.True(request.IsBlocking);
        Assert.Equal(time, request.BlockingTimeout);
    }

    [Fact]
    public void Zero_and_infinite_both_wait_for_ever()
    {
        foreach (TimeSpan time in (TimeSpan[])[TimeSpan.Zero, Timeout.InfiniteTimeSpan])
        {
            RequestBuffer request = new();
            Assert.Equal("0", Word((ref writer) => writer.WriteBlockingSeconds(time), request));
            Assert.True(request.IsBlocking);
            Assert.Equal(Timeout.InfiniteTimeSpan, request.BlockingTimeout);
            request.Reset();
            Assert.Equal("0", Word((ref writer) => writer.WriteBlockingMilliseconds(time), request));
            Assert.Equal(Timeout.InfiniteTimeSpan, request.BlockingTimeout);
        }
    }

    [Fact]
    public void A_blocking_time_too_short_for_a_millisecond_does_not_become_for_ever()
    {
        TimeSpan tick = TimeSpan.FromTicks(1);
        Assert.Equal("0.001", Word((ref writer) => writer.WriteBlockingSeconds(tick)));
        Assert.Equal("1", Word((ref writer) => writer.WriteBlockingMilliseconds(tick)));
    }

    private static string Word(Encoded.Write write, RequestBuffer? request = null)
    {
        Encoded.Into(request ??= new RequestBuffer(), (ref writer) =>
        {
            writer.WriteHeader("*2\r\n$1\r\nX\r\n"u8);
            write(ref writer);
        });
        return System.Text.Encoding.UTF8.GetString(Encoded.Words(request.ToArray())[1]);
    }
}
