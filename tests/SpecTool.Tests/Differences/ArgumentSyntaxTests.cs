using System.Text.Json.Nodes;
using Glide.SpecTool.Differences;

namespace Glide.SpecTool.Tests.Differences;

public sealed class ArgumentSyntaxTests
{
    [Theory]
    [InlineData("""{"name": "tree", "type": "key"}""", "tree")]
    [InlineData("""{"name": "tree", "type": "key", "display": "plant"}""", "plant")]
    [InlineData("""{"name": "n", "type": "integer", "token": "LIMIT", "optional": true}""", "[LIMIT n]")]
    [InlineData("""{"name": "id", "type": "integer", "token": "ID", "multiple": true}""", "ID id [id ...]")]
    [InlineData("""{"name": "p", "type": "pattern", "token": "GET", "multiple": true, "multiple_token": true}""", "GET p [GET p ...]")]
    [InlineData("""{"name": "none", "type": "pure-token", "token": ""}""", "\"\"")]
    [InlineData("""{"name": "crash", "type": "pure-token"}""", "crash")]
    [InlineData("""{"name": "w", "type": "oneof", "token": "BY", "arguments": [{"name": "a", "type": "pure-token", "token": "A"}, {"name": "b", "type": "string", "token": "B"}]}""", "BY <A | B b>")]
    [InlineData("""{"name": "l", "type": "block", "token": "LIMIT", "optional": true, "arguments": [{"name": "o", "type": "integer"}, {"name": "c", "type": "integer"}]}""", "[LIMIT o c]")]
    public void An_argument_reads_like_a_syntax_line(string argument, string syntax) =>
        Assert.Equal(syntax, ArgumentSyntax.Of(JsonNode.Parse(argument)!.AsObject()));
}
