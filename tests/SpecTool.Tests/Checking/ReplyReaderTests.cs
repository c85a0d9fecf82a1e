using System.Text;
using Glide.SpecTool.Checking;

namespace Glide.SpecTool.Tests.Checking;

public sealed class ReplyReaderTests
{
    [Theory]
    [InlineData("+OK\r\n", "\"OK\"")]
    [InlineData("$5\r\nap\r\ne\r\n", "\"ap\\r\\ne\"")]
    [InlineData("$0\r\n\r\n", "\"\"")]
    [InlineData("=9\r\ntxt:apple\r\n", "\"apple\"")]
    [InlineData(":-7\r\n", "-7")]
    [InlineData("*2\r\n:1\r\n~1\r\n+a\r\n", "[1,[\"a\"]]")]
    [InlineData("%1\r\n+a\r\n*0\r\n", "{\"a\":[]}")]
    [InlineData("_\r\n", "null")]
    [InlineData("$-1\r\n", "null")]
    public void A_reply_becomes_json(string reply, string json) => Assert.Equal(json, Read(reply)?.ToJsonString() ?? "null");

    [Fact]
    public void An_error_is_thrown_with_its_text() =>
        Assert.Equal("ERR no apples", Assert.Throws<ServerErrorException>(() => Read("-ERR no apples\r\n")).Message);

    [Theory]
    [InlineData("")]
    [InlineData("+OK")]
    [InlineData("$5\r\nap")]
    [InlineData("$x\r\n")]
    [InlineData("$-7\r\n")]
    [InlineData("*999999999999\r\n")]
    [InlineData("=3\r\napp\r\n")]
    [InlineData(":x\r\n")]
    [InlineData("hello\r\n")]
    [InlineData("\r\n")]
    public void What_is_no_reply_is_an_input_error(string bytes) => Assert.ThrowsAny<IOException>(() => Read(bytes));

    [Fact]
    public void Nesting_has_a_bound() => Assert.Throws<IOException>(() => Read(string.Concat(Enumerable.Repeat("*1\r\n", 1000))));

    private static System.Text.Json.Nodes.JsonNode? Read(string bytes)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(bytes));
        return new ReplyReader(stream).Read();
    }
}
