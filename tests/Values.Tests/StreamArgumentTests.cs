using System.Text;
using Glide.Protocol;

namespace Glide.Values.Tests;

public class StreamArgumentTests
{
    private static readonly StreamId Id = new(5, 7);

    [Fact]
    public void The_id_of_a_new_entry()
    {
        Wire.AssertSends(default(StreamAddId), "*");
        Wire.AssertSends(StreamAddId.Auto, "*");
        Wire.AssertSends(StreamAddId.At(Id), "5-7");
        Wire.AssertSends((StreamAddId)Id, "5-7");
        Wire.AssertSends(StreamAddId.AtMillisecond(12), "12-*");
        Wire.AssertSends(StreamAddId.AtMillisecond(ulong.MaxValue), "18446744073709551615-*");
        Assert.Equal("12-*", StreamAddId.AtMillisecond(12).ToString());
    }

    [Fact]
    public void The_ends_of_a_range()
    {
        Wire.AssertSends(StreamBound.Minimum, "-");
        Wire.AssertSends(StreamBound.Maximum, "+");
        Wire.AssertSends(StreamBound.Inclusive(Id), "5-7");
        Wire.AssertSends((StreamBound)Id, "5-7");
        Wire.AssertSends(StreamBound.Exclusive(Id), "(5-7");
        Wire.AssertSends(StreamBound.Exclusive(StreamId.MaxValue), "(18446744073709551615-18446744073709551615");
        Wire.AssertSends(StreamBound.Within(DateTimeOffset.FromUnixTimeMilliseconds(1526919030474)), "1526919030474");
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamBound.Within(DateTimeOffset.MinValue));
    }

    [Fact]
    public void The_start_of_a_group()
    {
        Wire.AssertSends(StreamGroupStart.New, "$");
        Wire.AssertSends(StreamGroupStart.Beginning, "0-0");
        Wire.AssertSends(StreamGroupStart.After(Id), "5-7");
        Wire.AssertSends((StreamGroupStart)Id, "5-7");
    }

    [Fact]
    public void Trimming()
    {
        Wire.AssertSends(StreamTrim.MaxLength(1000), "MAXLEN", "1000");
        Wire.AssertSends(StreamTrim.ApproximateMaxLength(1000), "MAXLEN", "~", "1000");
        Wire.AssertSends(StreamTrim.ApproximateMaxLength(1000, 0), "MAXLEN", "~", "1000", "LIMIT", "0");
        Wire.AssertSends(StreamTrim.MinId(Id), "MINID", "5-7");
        Wire.AssertSends(StreamTrim.ApproximateMinId(Id), "MINID", "~", "5-7");
        Wire.AssertSends(StreamTrim.ApproximateMinId(Id, 20), "MINID", "~", "5-7", "LIMIT", "20");
        Assert.Equal("MINID ~ 5-7 LIMIT 20", StreamTrim.ApproximateMinId(Id, 20).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamTrim.MaxLength(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamTrim.ApproximateMaxLength(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamTrim.ApproximateMaxLength(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamTrim.ApproximateMinId(Id, -1));
    }

    [Fact]
    public void Positions_are_sent_as_all_keys_and_then_all_ids() =>
        Wire.AssertSends(
            (ref RespWriter writer) => StreamPosition.WriteAll(
                ref writer,
                [StreamPosition.After("a", Id), StreamPosition.New("b"), StreamPosition.LastEntry("c"), StreamPosition.FromBeginning("d")]),
            "a",
            "b",
            "c",
            "d",
            "5-7",
            "$",
            "+",
            "0-0");

    [Fact]
    public void Positions_of_a_group_are_sent_as_all_keys_and_then_all_ids() =>
        Wire.AssertSends(
            (ref RespWriter writer) => StreamGroupPosition.WriteAll(
                ref writer,
                [StreamGroupPosition.New("a"), StreamGroupPosition.Pending("b"), StreamGroupPosition.PendingAfter("c", Id)]),
            "a",
            "b",
            "c",
            ">",
            "0-0",
            "5-7");

    [Fact]
    public void A_key_with_other_characters_keeps_its_bytes()
    {
        var sent = Encoding.UTF8.GetString(
            Wire.Encode((ref RespWriter writer) => StreamPosition.WriteAll(ref writer, [StreamPosition.New("schlüssel")])));
        Assert.Equal("*3\r\n$1\r\nX\r\n$10\r\nschlüssel\r\n$1\r\n$\r\n", sent);
    }

    [Fact]
    public void Defaults_without_meaning_are_refused()
    {
        Wire.AssertRefused(default(StreamBound));
        Wire.AssertRefused(default(StreamTrim));
        Wire.AssertRefused(default(StreamGroupStart));
        Assert.Throws<ArgumentException>(() => Wire.Encode((ref RespWriter writer) => StreamPosition.WriteAll(ref writer, [default])));
        Assert.Throws<ArgumentException>(() => Wire.Encode((ref RespWriter writer) => StreamGroupPosition.WriteAll(ref writer, [default])));
    }
}
