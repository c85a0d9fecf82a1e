using Glide.Protocol;

namespace Glide.Values.Tests;

public class BitArgumentTests
{
    private static readonly BitFieldEncoding Byte = BitFieldEncoding.Unsigned(8);

    [Fact]
    public void Each_operation() =>
        AssertSends(
            [
                BitFieldOperation.Get(BitFieldEncoding.Signed(5), 100),
                BitFieldOperation.Set(Byte, BitFieldOffset.Index(3), -7),
                BitFieldOperation.IncrBy(BitFieldEncoding.Signed(64), BitFieldOffset.Bit(long.MaxValue), long.MinValue),
            ],
            "GET i5 100 SET u8 #3 -7 INCRBY i64 9223372036854775807 -9223372036854775808");

    [Fact]
    public void Overflow_is_sent_where_it_changes_and_holds_for_one_operation() =>
        AssertSends(
            [
                BitFieldOperation.IncrBy(Byte, 0, 1),
                BitFieldOperation.IncrBy(Byte, 0, 1, BitFieldOverflow.Saturate),
                BitFieldOperation.Set(Byte, 0, 1, BitFieldOverflow.Saturate),
                BitFieldOperation.Get(Byte, 0),
                BitFieldOperation.IncrBy(Byte, 0, 1, BitFieldOverflow.Fail),
                BitFieldOperation.Get(Byte, 0),
                BitFieldOperation.IncrBy(Byte, 0, 1),
            ],
            "INCRBY u8 0 1 OVERFLOW SAT INCRBY u8 0 1 SET u8 0 1 GET u8 0 OVERFLOW FAIL INCRBY u8 0 1 GET u8 0 OVERFLOW WRAP INCRBY u8 0 1");

    [Fact]
    public void No_operation_sends_nothing() => Wire.AssertSends((ref RespWriter writer) => BitFieldOperation.WriteAll(ref writer, []));

    [Fact]
    public void A_read_is_an_operation_too()
    {
        var read = new BitFieldGet(Byte, BitFieldOffset.Index(2));
        Wire.AssertSends(read, "GET", "u8", "#2");
        AssertSends([read], "GET u8 #2");
    }

    [Fact]
    public void Impossible_parts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BitFieldEncoding.Signed(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BitFieldEncoding.Signed(65));
        Assert.Throws<ArgumentOutOfRangeException>(() => BitFieldEncoding.Unsigned(64));
        Assert.Throws<ArgumentOutOfRangeException>(() => BitFieldOffset.Bit(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BitFieldOffset.Index(-1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => AssertSends([BitFieldOperation.IncrBy(Byte, 0, 1, (BitFieldOverflow)7)], ""));
        Assert.Throws<ArgumentException>(() => AssertSends([default], ""));
        Wire.AssertRefused(default(BitFieldGet));
    }

    [Fact]
    public void Ranges()
    {
        Wire.AssertSends(default(BitRange), "0");
        Wire.AssertSends(BitRange.BytesFrom(-2), "-2");
        Wire.AssertSends(BitRange.Bytes(0, -1), "0", "-1");
        Wire.AssertSends(BitRange.Bits(5, 30), "5", "30", "BIT");
        Assert.Equal("5 30 BIT", BitRange.Bits(5, 30).ToString());
    }

    private static void AssertSends(BitFieldOperation[] operations, string words) =>
        Wire.AssertSends((ref RespWriter writer) => BitFieldOperation.WriteAll(ref writer, operations), words.Split(' '));
}
