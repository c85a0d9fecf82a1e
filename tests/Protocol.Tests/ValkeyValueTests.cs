namespace Glide.Protocol.Tests;

public sealed class ValkeyValueTests
{
    private static readonly byte[] Bytes = [1, 2, 3, 4];

    [Fact]
    public void Values_are_equal_when_their_bytes_are()
    {
        ValkeyValue[] five = [5, 5L, 5U, 5UL, 5.0, "5", "5"u8.ToArray(), new ReadOnlyMemory<byte>("x5x"u8.ToArray(), 1, 1), new ManagedMemory("5"u8.ToArray()).Memory];
        foreach (ValkeyValue left in five)
        {
            foreach (ValkeyValue right in five)
            {
                Assert.True(left == right);
                Assert.False(left != right);
                Assert.Equal(left.GetHashCode(), right.GetHashCode());
            }

            Assert.True(left != 6);
            Assert.Equal(1, left.Length);
            Assert.Equal("5", left.ToString());
            Assert.Equal("5"u8.ToArray(), (byte[])left);
            Assert.Equal(5, (long)left);
            Assert.Equal(5, (int)left);
            Assert.Equal(5d, (double)left);
            Assert.Equal(5m, (decimal)left);
        }
    }

    [Fact]
    public void Strings_that_encode_alike_are_equal() => Assert.Equal((ValkeyValue)"\ud800", (ValkeyValue)"\ufffd");

    [Fact]
    public void Long_values_compare_by_bytes_too()
    {
        string text = new('\u00e4', 1000);
        ValkeyValue left = text;
        ValkeyValue right = System.Text.Encoding.UTF8.GetBytes(text);
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, (ValkeyValue)(text + "x"));
    }

    [Fact]
    public void The_default_is_empty()
    {
        ValkeyValue value = default;
        Assert.True(value.IsEmpty);
        Assert.Equal(0, value.Length);
        Assert.Equal("", (string)value);
        Assert.Empty((byte[])value);
        Assert.True(value.AsMemory().IsEmpty);
        Assert.Equal(value, (ValkeyValue)"");
        Assert.Equal(value.GetHashCode(), ((ValkeyValue)Array.Empty<byte>()).GetHashCode());
        Assert.False(value.TryGetInt64(out _));
        Assert.False(value.TryGetDouble(out _));
    }

    [Fact]
    public void Bytes_are_wrapped_and_not_copied()
    {
        ValkeyValue whole = Bytes;
        Assert.Same(Bytes, (byte[])whole);
        ValkeyValue part = Bytes.AsMemory(1, 2);
        Assert.True(part.AsMemory().Span.Overlaps(Bytes));
        Assert.Equal([2, 3], (byte[])part);
        ReadOnlyMemory<byte> memory = part;
        Assert.Equal([2, 3], memory.ToArray());
    }

    [Fact]
    public void An_absent_value_converts_to_null()
    {
        ValkeyValue? absent = null;
        string? text = absent;
        byte[]? bytes = absent;
        Assert.Null(text);
        Assert.Null(bytes);
        Assert.Null((long?)absent);
        Assert.Null((double?)absent);
        ValkeyValue? present = 7;
        text = present;
        bytes = present;
        Assert.Equal("7", text);
        Assert.Equal("7"u8.ToArray(), bytes);
        Assert.Equal(7, (long?)present);
    }

    [Theory]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("+inf", double.PositiveInfinity)]
    [InlineData("nan", double.NaN)]
    [InlineData("1e3", 1000d)]
    [InlineData("-0.5", -0.5)]
    public void Floating_point_text_is_read_in_the_server_s_words(string text, double number) => Assert.Equal(number, (double)(ValkeyValue)text);

    [Theory]
    [InlineData("")]
    [InlineData("5x")]
    [InlineData(" 5")]
    [InlineData("5.5")]
    [InlineData("9223372036854775808")]
    [InlineData("abc")]
    public void What_is_not_an_integer_is_refused_without_showing_it(string text)
    {
        FormatException error = Assert.Throws<FormatException>(() => (long)(ValkeyValue)text);
        Assert.Equal($"The value of {text.Length} bytes is not an integer of 64 bits.", error.Message);
        Assert.False(((ValkeyValue)text).TryGetInt64(out long number));
        Assert.Equal(0, number);
    }

    [Fact]
    public void Wider_integers_keep_all_their_digits()
    {
        Assert.Equal("18446744073709551615", ((ValkeyValue)ulong.MaxValue).ToString());
        Assert.Equal(ulong.MaxValue, (decimal)(ValkeyValue)ulong.MaxValue);
        Assert.Throws<OverflowException>(() => (int)(ValkeyValue)long.MaxValue);
    }

    [Fact]
    public void Truth_values_are_1_and_0()
    {
        Assert.Equal("1", ((ValkeyValue)true).ToString());
        Assert.False((bool)(ValkeyValue)"0");
        Assert.Throws<FormatException>(() => (bool)(ValkeyValue)"2");
    }

    [Fact]
    public void Null_is_no_value()
    {
        Assert.Throws<ArgumentNullException>(() => (ValkeyValue)(string)null!);
        Assert.Throws<ArgumentNullException>(() => (ValkeyValue)(byte[])null!);
    }

    [Fact]
    public void A_destination_that_is_too_short_is_left_alone()
    {
        foreach (ValkeyValue value in (ValkeyValue[])["text", 1234, 12.5, Bytes])
        {
            Assert.False(value.TryFormat(new byte[3], out int written));
            Assert.Equal(0, written);
            Assert.Throws<ArgumentException>(() => value.CopyTo(new byte[3]));
            byte[] destination = new byte[10];
            Assert.Equal(value.Length, value.CopyTo(destination));
            Assert.Equal((byte[])value, destination[..4]);
        }
    }
}
