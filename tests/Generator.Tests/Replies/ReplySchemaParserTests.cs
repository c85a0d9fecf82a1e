using Glide.Generator.Parsing.Replies;

namespace Glide.Generator.Tests.Replies;

public sealed class ReplySchemaParserTests
{
    [Theory]
    [InlineData("""{ "const": "OK" }""", "void")]
    [InlineData("""{ "type": "string", "pattern": "OK*" }""", "void")]
    [InlineData("""{ "type": "integer", "minimum": 0 }""", "long")]
    [InlineData("""{ "type": "number" }""", "double")]
    [InlineData("""{ "type": "boolean" }""", "bool")]
    [InlineData("""{ "type": "string" }""", "string")]
    [InlineData("""{}""", "reply")]
    [InlineData("""{ "oneOf": [{ "const": 1 }, { "const": 0 }] }""", "bool")]
    [InlineData("""{ "oneOf": [{ "const": -1 }, { "const": 0 }, { "type": "integer" }] }""", "long")]
    [InlineData("""{ "oneOf": [{ "type": "integer" }, { "type": "number" }] }""", "double")]
    [InlineData("""{ "oneOf": [{ "type": "null" }, { "type": "string" }] }""", "string?")]
    [InlineData("""{ "anyOf": [{ "const": "PONG" }, { "type": "string" }] }""", "string")]
    [InlineData("""{ "oneOf": [{ "const": "OK" }, { "const": "NOKEY" }] }""", "text")]
    [InlineData("""{ "oneOf": [{ "const": "OK" }, { "type": "null" }] }""", "is<OK>")]
    [InlineData("""{ "type": "array", "items": { "type": "string" } }""", "string[]")]
    [InlineData("""{ "type": "array", "items": { "oneOf": [{ "type": "number" }, { "type": "null" }] } }""", "double?[]")]
    [InlineData("""{ "type": "array", "items": [{ "type": "string" }, { "type": "string" }] }""", "string[]")]
    [InlineData("""{ "type": "array" }""", "reply[]")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" } }""", "map<text,long>")]
    [InlineData("""{ "type": "object", "patternProperties": { "^.*$": { "type": "string" } } }""", "map<text,string>")]
    public void A_schema_that_determines_a_type_gives_it(string schema, string expected)
    {
        var reply = ReplySchemaParser.Parse(SpecFiles.ReadText(schema).Root);

        Assert.Null(reply.Problem);
        Assert.Equal(expected, reply.Type.ToString());
    }

    [Theory]
    [InlineData("""{ "oneOf": [{ "type": "integer" }, { "type": "string" }] }""", "several types")]
    [InlineData("""{ "type": "array", "items": [{ "type": "string" }, { "type": "integer" }] }""", "positions")]
    [InlineData("""{ "type": "tuple" }""", "unknown type 'tuple'")]
    public void A_schema_that_does_not_gives_a_tree_and_the_reason(string schema, string reason)
    {
        var reply = ReplySchemaParser.Parse(SpecFiles.ReadText(schema).Root);

        Assert.Equal("reply", reply.Type.ToString());
        Assert.Contains(reason, reply.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spec_without_a_schema_gives_a_tree()
    {
        var reply = ReplySchemaParser.Parse(null);

        Assert.Equal("reply", reply.Type.ToString());
        Assert.Contains("no reply_schema", reply.Problem, StringComparison.Ordinal);
    }
}
