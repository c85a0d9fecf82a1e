using System.Text;

namespace Glide.Protocol.Tests;

public sealed class ValkeyReplyTests
{
    [Theory]
    [InlineData("_\r\n", RespKind.Null, "(null)")]
    [InlineData("*-1\r\n", RespKind.Null, "(null)")]
    [InlineData("+OK\r\n", RespKind.SimpleString, "OK")]
    [InlineData("$2\r\nhi\r\n", RespKind.BulkString, "hi")]
    [InlineData("=6\r\ntxt:hi\r\n", RespKind.VerbatimString, "hi")]
    [InlineData(":7\r\n", RespKind.Integer, "7")]
    [InlineData(",1.5\r\n", RespKind.Double, "1.5")]
    [InlineData("#t\r\n", RespKind.Boolean, "1")]
    [InlineData("(123\r\n", RespKind.BigNumber, "123")]
    [InlineData("-ERR no\r\n", RespKind.Error, "ERR no")]
    [InlineData("!6\r\nERR no\r\n", RespKind.Error, "ERR no")]
    [InlineData("*2\r\n:1\r\n-ERR no\r\n", RespKind.Array, "[1, ERR no]")]
    [InlineData("~1\r\n:1\r\n", RespKind.Set, "[1]")]
    [InlineData(">1\r\n:1\r\n", RespKind.Push, "[1]")]
    [InlineData("%2\r\n+a\r\n:1\r\n+b\r\n*0\r\n", RespKind.Map, "{a: 1, b: []}")]
    public void Every_kind_of_reply_is_a_node(string reply, RespKind kind, string text)
    {
        ValkeyReply node = Read(reply);
        Assert.Equal(kind, node.Kind);
        Assert.Equal(text, node.ToString());
    }

    [Fact]
    public void Scalars_convert()
    {
        Assert.Equal(7, Read(":7\r\n").AsInt64());
        Assert.Equal(7, Read("$1\r\n7\r\n").AsInt64());
        Assert.Equal(1.5, Read(",1.5\r\n").AsDouble());
        Assert.True(Read("#t\r\n").AsBoolean());
        Assert.False(Read(":0\r\n").AsBoolean());
        Assert.Equal("hi", (string)Read("+hi\r\n").AsValue());
        Assert.Equal("ERR no", Read("-ERR no\r\n").AsText());
    }

    [Fact]
    public void Aggregates_give_their_parts()
    {
        ValkeyReply map = Read("%2\r\n+a\r\n:1\r\n:2\r\n+b\r\n");
        Assert.Equal(1, map.AsMap()["a"].AsInt64());
        Assert.Equal("b", map.AsMap()["2"].AsText());
        Assert.Equal(["a", "2"], map.Entries.Select(entry => entry.Key.AsText()));
        Assert.Equal(4, map.Items.Count);
        Assert.Equal("b", Read("*4\r\n+a\r\n:1\r\n:2\r\n+b\r\n").AsMap()["2"].AsText());
        Assert.Equal(2, Read("*2\r\n:1\r\n:2\r\n").AsArray()[1].AsInt64());
    }

    [Fact]
    public void What_a_node_is_not_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Read("_\r\n").AsValue());
        Assert.Throws<InvalidOperationException>(() => Read("_\r\n").AsText());
        Assert.Throws<InvalidOperationException>(() => Read("*0\r\n").AsInt64());
        Assert.Throws<InvalidOperationException>(() => Read("+x\r\n").AsInt64());
        Assert.Throws<InvalidOperationException>(() => Read("+x\r\n").AsDouble());
        Assert.Throws<InvalidOperationException>(() => Read(":2\r\n").AsBoolean());
        Assert.Throws<InvalidOperationException>(() => Read("+x\r\n").Items);
        Assert.Throws<InvalidOperationException>(() => Read("*1\r\n:1\r\n").Entries);
        Assert.Contains("ERR no", Assert.Throws<InvalidOperationException>(() => Read("-ERR no\r\n").AsValue()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reply_nested_too_deep_is_refused_and_one_at_the_bound_is_read()
    {
        ValkeyReply node = Read(new StringBuilder().Insert(0, "*1\r\n", 128).Append(":1\r\n").ToString());
        for (int depth = 0; depth < 128; depth++)
        {
            node = node.Items[0];
        }

        Assert.Equal(1, node.AsInt64());
        Assert.Throws<ValkeyProtocolException>(() => Read(new StringBuilder().Insert(0, "*1\r\n", 129).Append(":1\r\n").ToString()));
        Assert.Throws<ValkeyProtocolException>(() => Read(new StringBuilder().Insert(0, "*1\r\n", 100_000).Append(":1\r\n").ToString()));
    }

    private static ValkeyReply Read(string reply)
    {
        RespReader reader = new(Encoding.UTF8.GetBytes(reply));
        ValkeyReply node = ValkeyReply.Read(ref reader);
        Assert.True(reader.IsAtEnd);
        return node;
    }
}
