using System.Diagnostics;
using System.Text;

namespace Glide.Protocol.Tests;

public sealed class RespFramerTests
{
    public static TheoryData<string> Replies { get; } =
    [
        "+OK\r\n", "+\r\n", "-ERR no\r\n", ":1\r\n", ":-9223372036854775808\r\n", "$0\r\n\r\n", "$5\r\nhello\r\n", "$-1\r\n", "*-1\r\n", "*0\r\n",
        "_\r\n", "#t\r\n", ",1.5\r\n", "(123\r\n", "=7\r\ntxt:abc\r\n", "!3\r\nERR\r\n", "%0\r\n", "~0\r\n", ">0\r\n", "$4\r\n\r\n\r\n\r\n",
        "*2\r\n$1\r\na\r\n$-1\r\n", "%1\r\n+a\r\n*2\r\n:1\r\n:2\r\n", "~2\r\n:1\r\n*1\r\n*1\r\n*0\r\n", ">2\r\n+message\r\n$1\r\nx\r\n",
        "|1\r\n+ttl\r\n:1\r\n+OK\r\n", "*2\r\n|1\r\n+a\r\n%1\r\n+b\r\n:1\r\n:1\r\n:2\r\n", "$12\r\nhello\r\nworld\r\n",
    ];

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_ends_where_it_ends_however_it_arrives(string reply)
    {
        byte[] frame = Encoding.UTF8.GetBytes(reply);
        byte[] more = [.. frame, .. ":1\r\n"u8];
        RespFramer framer = new(RespLimits.Default);
        Assert.True(framer.TryRead(frame, out int length));
        Assert.Equal(frame.Length, length);
        Assert.True(framer.TryRead(more, out length));
        Assert.Equal(frame.Length, length);
        for (int arrived = 0; arrived < frame.Length; arrived++)
        {
            Assert.False(framer.TryRead(frame.AsSpan(0, arrived), out length));
            Assert.Equal(0, length);
            Assert.True(framer.KnownLength <= frame.Length);
        }

        Assert.True(framer.IsWithinFrame);
        Assert.True(framer.TryRead(more, out length));
        Assert.Equal(frame.Length, length);
        Assert.False(framer.IsWithinFrame);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_split_in_two_or_three_is_the_same_reply(string reply)
    {
        byte[] frame = Encoding.UTF8.GetBytes(reply);
        for (int first = 0; first < frame.Length; first++)
        {
            for (int second = first; second < frame.Length; second++)
            {
                RespFramer framer = new(RespLimits.Default);
                Assert.False(framer.TryRead(frame.AsSpan(0, first), out _));
                Assert.False(framer.TryRead(frame.AsSpan(0, second), out _));
                Assert.True(framer.TryRead(frame, out int length));
                Assert.Equal(frame.Length, length);
            }
        }
    }

    [Theory]
    [InlineData("hello\r\n")]
    [InlineData("\r\n")]
    [InlineData("$abc\r\n")]
    [InlineData("$\r\n")]
    [InlineData("$-2\r\n")]
    [InlineData("$--1\r\n")]
    [InlineData("$1\n")]
    [InlineData("$5\r\nhelloXX")]
    [InlineData("$5\r\nhello\r\r")]
    [InlineData("$5\r\nhello!\r\n")]
    [InlineData("$999\nxx")]
    [InlineData("*-2\r\n")]
    [InlineData("*1x\r\n")]
    [InlineData("%-1\r\n")]
    [InlineData("~-1\r\n")]
    [InlineData("=-1\r\n")]
    [InlineData("!-1\r\n")]
    [InlineData("|-1\r\n")]
    [InlineData("+OK\n")]
    [InlineData(":\n")]
    [InlineData("*1\r\nx")]
    [InlineData("$00000000000000000000000000000000000000001\r\n")]
    [InlineData("$99999999999999999999\r\n")]
    [InlineData("*99999999999999999999\r\n")]
    [InlineData("$536870913\r\n")]
    [InlineData("*268435457\r\n")]
    [InlineData("%134217729\r\n")]
    [InlineData("*2\r\n*268435455\r\n")]
    [InlineData("$?\r\n;4\r\nabcd\r\n;0\r\n")]
    [InlineData("*?\r\n:1\r\n.\r\n")]
    [InlineData("%?\r\n.\r\n")]
    public void What_is_not_RESP_or_breaks_a_bound_is_refused(string bytes)
    {
        byte[] buffer = Encoding.UTF8.GetBytes(bytes);
        Assert.Throws<ValkeyProtocolException>(() => new RespFramer(RespLimits.Default).TryRead(buffer, out _));
        ValkeyProtocolException error = Assert.Throws<ValkeyProtocolException>(() =>
        {
            RespFramer framer = new(RespLimits.Default);
            for (int arrived = 1; arrived <= buffer.Length; arrived++)
            {
                framer.TryRead(buffer.AsSpan(0, arrived), out _);
            }
        });
        Assert.Equal(DeliveryStatus.Written, error.Delivery);
    }

    [Fact]
    public void Bounds_can_be_narrower()
    {
        RespLimits narrow = new() { MaxBulkLength = 2000, MaxElements = 10, MaxFrameLength = 5000 };
        Assert.Throws<ValkeyProtocolException>(() => Frame("$2001\r\n", narrow));
        Assert.Throws<ValkeyProtocolException>(() => Frame("*11\r\n", narrow));
        Assert.Throws<ValkeyProtocolException>(() => Frame("*3\r\n*4\r\n:1\r\n:1\r\n:1\r\n:1\r\n%2\r\n", narrow));
        Assert.Throws<ValkeyProtocolException>(() => Frame("+" + new string('x', 5000), narrow));
        Assert.Throws<ValkeyProtocolException>(() => Frame($"*3\r\n$2000\r\n{new string('x', 2000)}\r\n$2000\r\n{new string('x', 2000)}\r\n$2000\r\n", narrow));
        Assert.Equal(0, Frame("$2000\r\n", narrow));
        Assert.Equal(0, Frame("*10\r\n", narrow));
    }

    [Fact]
    public void Nesting_of_any_depth_costs_nothing()
    {
        byte[] deep = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, "*1\r\n", 1_000_000).Append(":1\r\n").ToString());
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(new RespFramer(RespLimits.Default).TryRead(deep, out int length));
        Assert.Equal(deep.Length, length);

        // A collection on another thread can add a few kilobytes to the count.
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
    }

    [Theory]
    [InlineData("$5\r\nhello\r\n", 5, 4)]
    [InlineData("$100000\r\nhel", 100_000, 9)]
    [InlineData("$100000\r\n", 100_000, 9)]
    public void A_large_string_shows_before_it_has_arrived(string bytes, int length, int headerLength)
    {
        RespFramer framer = new(RespLimits.Default);
        Assert.True(framer.TryPeekBulk(Encoding.UTF8.GetBytes(bytes), out int foundLength, out int foundHeaderLength));
        Assert.Equal(length, foundLength);
        Assert.Equal(headerLength, foundHeaderLength);
        framer.TryRead(Encoding.UTF8.GetBytes(bytes), out _);
        Assert.True(framer.TryPeekBulk(Encoding.UTF8.GetBytes(bytes), out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("$10")]
    [InlineData("$-1\r\n")]
    [InlineData("*1\r\n$5\r\nhello\r\n")]
    [InlineData("+OK\r\n")]
    public void What_is_no_string_or_not_known_yet_does_not(string bytes) =>
        Assert.False(new RespFramer(RespLimits.Default).TryPeekBulk(Encoding.UTF8.GetBytes(bytes), out _, out _));

    [Fact]
    public void A_large_string_is_waited_for_with_its_whole_length()
    {
        RespFramer framer = new(RespLimits.Default);
        Assert.False(framer.TryRead("$100000\r\nhel"u8, out _));
        Assert.Equal(100_011, framer.KnownLength);
    }

    [Theory]
    [InlineData("+", "x", "\r\n", 4_000_000)]
    [InlineData("$2000000\r\n", "x", "\r\n", 2_000_000)]
    [InlineData("*1000000\r\n", ":1\r\n", "", 1_000_000)]
    [InlineData("*300000\r\n", "$5\r\nhello\r\n", "", 300_000)]
    [InlineData("", "*1\r\n", ":1\r\n", 1_000_000)]
    public void A_reply_that_arrives_byte_by_byte_costs_no_more_than_its_length(string before, string repeated, string after, int times)
    {
        byte[] frame = Encoding.UTF8.GetBytes(new StringBuilder(before).Insert(before.Length, repeated, times).Append(after).ToString());
        RespFramer framer = new(RespLimits.Default);
        long start = Stopwatch.GetTimestamp();
        for (int arrived = 1; arrived < frame.Length; arrived++)
        {
            Assert.False(framer.TryRead(frame.AsSpan(0, arrived), out _));
        }

        Assert.True(framer.TryRead(frame, out int length));
        Assert.Equal(frame.Length, length);

        // A rescan would make these some 10^13 steps: hours. One look at each byte is a fraction of a second.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
    }

    private static int Frame(string bytes, RespLimits limits)
    {
        new RespFramer(limits).TryRead(Encoding.UTF8.GetBytes(bytes), out int length);
        return length;
    }
}
