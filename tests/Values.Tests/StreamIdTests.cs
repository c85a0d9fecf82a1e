using System.Text;

namespace Glide.Values.Tests;

public class StreamIdTests
{
    private const string LargestText = "18446744073709551615-18446744073709551615";

    [Theory]
    [InlineData("0-0", 0UL, 0UL)]
    [InlineData("1526919030474-55", 1526919030474UL, 55UL)]
    [InlineData("7", 7UL, 0UL)]
    [InlineData(LargestText, ulong.MaxValue, ulong.MaxValue)]
    public void Text_is_read(string text, ulong milliseconds, ulong sequence)
    {
        Assert.Equal(new StreamId(milliseconds, sequence), StreamId.Parse(text));
        Assert.Equal(new StreamId(milliseconds, sequence), StreamId.Parse(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("1-2-3")]
    [InlineData("+1-2")]
    [InlineData(" 1-2")]
    [InlineData("1-2\0")]
    [InlineData("1-*")]
    [InlineData("18446744073709551616-0")]
    [InlineData("1-18446744073709551616")]
    [InlineData("000000000000000000000000000000000000000000-1")]
    [InlineData("1-é")]
    public void What_is_not_an_id_is_refused(string text)
    {
        Assert.False(StreamId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => StreamId.Parse(text));
        Assert.Throws<FormatException>(() => StreamId.Parse(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Null_is_no_id() => Assert.False(StreamId.TryParse(null, out _));

    [Theory]
    [InlineData("0-0")]
    [InlineData("1526919030474-55")]
    [InlineData(LargestText)]
    public void An_id_is_sent_and_printed_in_full(string text)
    {
        var id = StreamId.Parse(text);
        Wire.AssertSends(id, text);
        Assert.Equal(text, id.ToString());
        Assert.Equal(text, $"{id}");
    }

    [Fact]
    public void Ids_order_by_time_and_then_by_sequence()
    {
        StreamId[] ordered = [StreamId.MinValue, new(0, 1), new(1, 0), new(1, 7), new(2, 0), StreamId.MaxValue];
        for (var i = 1; i < ordered.Length; i++)
        {
            Assert.True(ordered[i - 1] < ordered[i]);
            Assert.True(ordered[i] > ordered[i - 1]);
            Assert.True(ordered[i - 1] <= ordered[i]);
            Assert.True(ordered[i] >= ordered[i - 1]);
        }

        var copy = ordered[3];
        Assert.True(copy <= ordered[3] && copy >= ordered[3] && copy == ordered[3]);
    }

    [Fact]
    public void An_id_converts_to_a_time_and_back()
    {
        var time = new DateTimeOffset(2024, 2, 29, 12, 0, 0, 5, TimeSpan.Zero);
        Assert.Equal(time, StreamId.FromTime(time).ToTime());
        Assert.Equal(0UL, StreamId.FromTime(time).Sequence);
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamId.FromTime(DateTimeOffset.UnixEpoch.AddTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamId.MaxValue.ToTime());
    }

    [Theory]
    [InlineData("$15\r\n1526919030474-5\r\n")]
    [InlineData("+1526919030474-5\r\n")]
    public void An_id_is_read_from_a_reply(string reply) => Assert.Equal(new StreamId(1526919030474, 5), Wire.Read<StreamId>(reply));

    [Theory]
    [InlineData("$3\r\nabc\r\n")]
    [InlineData("*0\r\n")]
    public void A_reply_that_is_no_id_is_a_protocol_error(string reply) =>
        Assert.Throws<ValkeyProtocolException>(() => Wire.Read<StreamId>(reply));
}
