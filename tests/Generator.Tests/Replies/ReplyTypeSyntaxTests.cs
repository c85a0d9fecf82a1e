using Glide.Generator.Emit.Replies;
using Glide.Generator.Parsing.Replies;

namespace Glide.Generator.Tests.Replies;

public sealed class ReplyTypeSyntaxTests
{
    [Theory]
    [InlineData("void", "Nothing")]
    [InlineData("long", "long")]
    [InlineData("bool?", "bool?")]
    [InlineData("double?[]", "double?[]")]
    [InlineData("value[]?", "ValkeyValue[]?")]
    [InlineData("text", "string")]
    [InlineData("key[]", "ValkeyKey[]")]
    [InlineData("reply[]?", "ValkeyReply[]?")]
    [InlineData("is<OK>", "bool")]
    [InlineData("StreamEntry[]!", "StreamEntry[]")]
    [InlineData("pair<ScoredMember>?", "ScoredMember?")]
    [InlineData("pairs<ScoredMember>", "ScoredMember[]")]
    [InlineData("map<text,CommandDocs>", "Dictionary<string, CommandDocs>")]
    [InlineData("map<value,value>", "Dictionary<ValkeyValue, ValkeyValue>")]
    [InlineData("page<pairs<FieldValue>>", "ScanPage<FieldValue>")]
    [InlineData("page<key[]>", "ScanPage<ValkeyKey>")]
    [InlineData("long[][]", "long[][]")]
    [InlineData("TimeToLive.ReadSeconds[]", "TimeToLive[]")]
    [InlineData("DateTimeOffset via ServerClock.Read", "DateTimeOffset")]
    [InlineData("seconds?", "TimeSpan?")]
    [InlineData("milliseconds", "TimeSpan")]
    [InlineData("microseconds", "TimeSpan")]
    [InlineData("decimal-seconds", "TimeSpan")]
    [InlineData("unix-seconds", "DateTimeOffset")]
    [InlineData("unix-milliseconds[]", "DateTimeOffset[]")]
    public void A_type_is_written_back_as_it_was_read(string notation, string expected)
    {
        var type = ReplyTypeSyntax.Parse(notation, out var error);

        Assert.Equal("", error);
        Assert.Equal(notation, type!.ToString());
        Assert.Equal(expected, ReplyTypeNames.Of(type));
        Assert.Equal(type, ReplyTypeSyntax.Parse(notation, out _));
    }

    [Theory]
    [InlineData("", "lacks a type at position 0")]
    [InlineData("int", "there is no type 'int'")]
    [InlineData("value[", "something behind its end: '['")]
    [InlineData("map<text>", "'map' is not complete")]
    [InlineData("pairs<>", "lacks a type at position 6")]
    [InlineData("long!", "only an array or a map can be empty")]
    [InlineData("DateTimeOffset via ", "is not complete")]
    public void A_malformed_type_is_refused_with_the_reason(string notation, string reason)
    {
        Assert.Null(ReplyTypeSyntax.Parse(notation, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }
}
