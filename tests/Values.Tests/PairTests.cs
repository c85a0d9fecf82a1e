namespace Glide.Values.Tests;

public class PairTests
{
    [Fact]
    public void Pairs_are_sent_in_their_order()
    {
        Wire.AssertSends(new FieldValue("name", "Ada"), "name", "Ada");
        Wire.AssertSends(new KeyValue("user:1", 36), "user:1", "36");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("€")]
    public void Texts_of_every_length_keep_their_bytes(string character)
    {
        for (var length = 0; length <= 400; length++)
        {
            var text = string.Concat(Enumerable.Repeat(character, length));
            Wire.AssertSends(new FieldValue(text, "x" + text), text, "x" + text);
        }
    }

    [Fact]
    public void A_pair_without_a_key_is_refused() => Wire.AssertRefused(default(KeyValue));

    [Theory]
    [InlineData("*2\r\n$4\r\nname\r\n$3\r\nAda\r\n")]
    [InlineData("$4\r\nname\r\n$3\r\nAda\r\n")]
    public void Pairs_are_read_with_and_without_a_header(string reply)
    {
        Assert.Equal(new FieldValue("name", "Ada"), Wire.Read<FieldValue>(reply));
        Assert.Equal(new KeyValue("name", "Ada"), Wire.Read<KeyValue>(reply));
    }
}
