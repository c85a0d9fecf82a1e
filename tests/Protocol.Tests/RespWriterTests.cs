using System.Text;

namespace Glide.Protocol.Tests;

public sealed class RespWriterTests
{
    [Fact]
    public void A_command_of_known_length_is_its_header_and_its_words() => Assert.Equal(
        "*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$5\r\nvalue\r\n",
        Encoded.Text(static (ref writer) =>
        {
            writer.WriteHeader("*3\r\n$3\r\nSET\r\n"u8);
            writer.WriteKey("key");
            writer.WriteValue("value"u8.ToArray());
        }));

    [Fact]
    public void A_command_of_unknown_length_counts_its_words() => Assert.Equal(
        "*4\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\n1\r\n$2\r\nNX\r\n",
        Encoded.Text(static (ref writer) =>
        {
            writer.BeginVariable("$3\r\nSET\r\n"u8, 1);
            writer.WriteKey("k");
            writer.WriteValue(1);
            writer.WriteToken("$2\r\nNX\r\n"u8);
        }));

    [Fact]
    public void A_command_of_two_words_counts_both() => Assert.Equal(
        "*3\r\n$6\r\nCLIENT\r\n$4\r\nKILL\r\n$1\r\nx\r\n",
        Encoded.Text(static (ref writer) =>
        {
            writer.BeginVariable("$6\r\nCLIENT\r\n$4\r\nKILL\r\n"u8, 2);
            writer.WriteText("x");
        }));

    [Fact]
    public void A_header_that_disagrees_with_the_words_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Encoded.Text(static (ref writer) =>
        {
            writer.WriteHeader("*3\r\n$3\r\nSET\r\n"u8);
            writer.WriteKey("key");
        }));
        Assert.Throws<InvalidOperationException>(() => Encoded.Text(static (ref writer) =>
        {
            writer.WriteHeader("*2\r\n$3\r\nGET\r\n"u8);
            writer.WriteKey("key");
            writer.WriteText("more");
        }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(16383)]
    [InlineData(16384)]
    [InlineData(100_000)]
    public void A_word_of_any_length_comes_out_as_it_went_in(int length)
    {
        foreach (char character in "x\u00e4\u20ac")
        {
            string text = new(character, length);
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            RequestBuffer request = Encoded.Into(new RequestBuffer(), (ref writer) =>
            {
                writer.BeginVariable("$4\r\nECHO\r\n"u8, 1);
                writer.WriteText(text);
                writer.WriteKey(text);
                writer.WriteKey(bytes);
                writer.WriteValue(text);
                writer.WriteValue(bytes);
                writer.WriteValue(new ReadOnlyMemory<byte>([1, .. bytes, 2], 1, bytes.Length));
                writer.WriteValue(new ManagedMemory(bytes).Memory);
            });
            List<byte[]> words = Encoded.Words(request.ToArray());
            Assert.Equal(8, words.Count);
            Assert.All(words[1..], word => Assert.Equal(bytes, word));
        }
    }

    [Fact]
    public void A_text_that_needs_one_more_digit_than_its_characters_is_moved() => Assert.Equal(
        "*2\r\n$4\r\nECHO\r\n$12\r\n\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\r\n",
        Encoded.Text(static (ref writer) =>
        {
            writer.WriteHeader("*2\r\n$4\r\nECHO\r\n"u8);
            writer.WriteText("\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4");
        }));

    [Fact]
    public void An_unpaired_surrogate_becomes_the_replacement_character() => Assert.Equal(
        "*2\r\n$4\r\nECHO\r\n$5\r\na\ufffdb\r\n",
        Encoded.Text(static (ref writer) =>
        {
            writer.WriteHeader("*2\r\n$4\r\nECHO\r\n"u8);
            writer.WriteText("a\ud800b");
        }));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(99)]
    [InlineData(12345)]
    [InlineData(-1)]
    [InlineData(-10)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(999_999_999_999_999_999)]
    public void Integers_are_decimal(long number)
    {
        string text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string expected = $"*3\r\n$4\r\nECHO\r\n${text.Length}\r\n{text}\r\n${text.Length}\r\n{text}\r\n";
        Assert.Equal(expected, Encoded.Text((ref writer) =>
        {
            writer.WriteHeader("*3\r\n$4\r\nECHO\r\n"u8);
            writer.WriteInt64(number);
            writer.WriteValue(number);
        }));
        Assert.Equal(expected, Encoded.Text((ref writer) =>
        {
            writer.WriteHeader("*3\r\n$4\r\nECHO\r\n"u8);
            writer.WriteKey(number);
            writer.WriteValue(number);
        }));
    }

    [Theory]
    [InlineData(0d, "0")]
    [InlineData(1d, "1")]
    [InlineData(0.1, "0.1")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(1e300, "1E+300")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void Floating_point_numbers_are_as_short_as_exact(double number, string text)
    {
        string expected = $"*3\r\n$4\r\nECHO\r\n${text.Length}\r\n{text}\r\n${text.Length}\r\n{text}\r\n";
        Assert.Equal(expected, Encoded.Text((ref writer) =>
        {
            writer.WriteHeader("*3\r\n$4\r\nECHO\r\n"u8);
            writer.WriteDouble(number);
            writer.WriteValue(number);
        }));
    }

    [Fact]
    public void What_cannot_be_sent_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Encoded.Text(static (ref writer) => writer.WriteKey(default)));
        Assert.Throws<ArgumentException>(() => Encoded.Text(static (ref writer) => writer.WriteKeys([(ValkeyKey)"a", default])));
        Assert.Throws<ArgumentNullException>(() => Encoded.Text(static (ref writer) => writer.WriteText(null!)));
        Assert.Throws<ArgumentException>(() => Encoded.Text(static (ref writer) => writer.WriteDouble(double.NaN)));
        byte[] large = new byte[RequestBuffer.MaxArgumentLength + 1];
        Assert.Contains("value", Assert.Throws<ArgumentException>(() => Encoded.Text((ref writer) => writer.WriteValue(large))).Message, StringComparison.Ordinal);
        Assert.Contains("key", Assert.Throws<ArgumentException>(() => Encoded.Text((ref writer) => writer.WriteKey(large))).Message, StringComparison.Ordinal);
        Assert.Equal("keys", Assert.Throws<ArgumentException>(() => RespWriter.Require(ReadOnlySpan<ValkeyKey>.Empty, "keys")).ParamName);
        RespWriter.Require<int>([1], "numbers");
    }

    [Fact]
    public void An_empty_key_and_an_empty_value_are_words() => Assert.Equal(
        "*4\r\n$3\r\nSET\r\n$0\r\n\r\n$0\r\n\r\n$0\r\n\r\n",
        Encoded.Text(static (ref writer) =>
        {
            writer.WriteHeader("*4\r\n$3\r\nSET\r\n"u8);
            writer.WriteKey("");
            writer.WriteValue(default);
            writer.WriteValue(Array.Empty<byte>());
        }));

    [Fact]
    public void Several_commands_stand_behind_each_other_in_one_buffer()
    {
        RequestBuffer request = new();
        for (int index = 0; index < 3; index++)
        {
            Encoded.Into(request, static (ref writer) =>
            {
                writer.BeginVariable("$3\r\nDEL\r\n"u8, 1);
                for (int key = 0; key < 12; key++)
                {
                    writer.WriteKey(key);
                }
            });
        }

        string one = "*13\r\n$3\r\nDEL\r\n" + string.Concat(Enumerable.Range(0, 12).Select(key => key < 10 ? $"$1\r\n{key}\r\n" : $"$2\r\n{key}\r\n"));
        Assert.Equal(one + one + one, Encoding.UTF8.GetString(request.ToArray()));
    }
}
