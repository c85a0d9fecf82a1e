using System.Text.Json.Nodes;

namespace Glide.SpecTool.Tests.Differences;

public sealed class SpecSetDifferenceTests : IDisposable
{
    private readonly TemporaryFolder _before = new();
    private readonly TemporaryFolder _after = new();

    public void Dispose()
    {
        _before.Dispose();
        _after.Dispose();
    }

    [Fact]
    public async Task Equal_sets_differ_in_nothing()
    {
        _before.Write("pick.json", """{"PICK": {"arity": 1, "group": "orchard"}}""");
        _after.Write("other-name.json", """{"PICK": {"group": "orchard", "arity": 1}}""");

        var run = await ToolRun.Of("diff", _before.Path, _after.Path);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal("0 commands added\n0 commands removed\n0 commands changed\n", run.Output);
    }

    [Fact]
    public async Task Commands_that_came_and_went_are_named()
    {
        _before.Write("pick.json", """{"PICK": {"arity": 1}}""");
        _after.Write("shake.json", """{"SHAKE": {"arity": 1}}""");

        var run = await ToolRun.Of("diff", _before.Path, _after.Path);

        Assert.Equal(ExitCode.Different, run.ExitCode);
        Assert.Equal("1 command added\n  + SHAKE\n1 command removed\n  - PICK\n0 commands changed\n", run.Output);
    }

    [Theory]
    [InlineData("""{"arity": 2}""", """{"arity": -2}""", "~ arity: 2 -> -2")]
    [InlineData("""{"since": "1.0.0"}""", """{"since": "2.0.0"}""", "~ since: 1.0.0 -> 2.0.0")]
    [InlineData("""{}""", """{"deprecated_since": "2.0.0"}""", "+ deprecated_since: 2.0.0")]
    [InlineData("""{"doc_flags": ["DEPRECATED"]}""", """{}""", "- doc_flags: DEPRECATED")]
    [InlineData("""{"command_flags": ["WRITE", "FAST"]}""", """{"command_flags": ["FAST", "WRITE", "STALE"]}""", "+ command_flags: STALE")]
    [InlineData(
        """{"command_tips": ["REQUEST_POLICY:ALL_NODES"]}""",
        """{"command_tips": ["REQUEST_POLICY:ALL_SHARDS"]}""",
        "- command_tips: REQUEST_POLICY:ALL_NODES",
        "+ command_tips: REQUEST_POLICY:ALL_SHARDS")]
    [InlineData("""{"history": [["1.0.0"]]}""", """{"history": [["1.0.0"], ["2.0.0"]]}""", "+ history: 2.0.0")]
    [InlineData(
        """{"key_specs": [{"begin_search": {"index": {"pos": 1}}}]}""",
        """{"key_specs": [{"begin_search": {"index": {"pos": 2}}}]}""",
        "~ key_specs 0/begin_search/index/pos: 1 -> 2")]
    [InlineData(
        """{"reply_schema": {"type": "string"}}""",
        """{"reply_schema": {"type": "integer"}}""",
        "~ reply_schema type: string -> integer")]
    [InlineData(
        """{"reply_schema": {"oneOf": [{"const": 0}]}}""",
        """{"reply_schema": {"oneOf": [{"const": 0}, {"const": 1}]}}""",
        """~ reply_schema oneOf: {"const":0} -> [{"const":0},{"const":1}]""")]
    public async Task A_change_of_a_field_is_told(string before, string after, params string[] lines)
    {
        _before.Write("pick.json", "{\"PICK\": " + before + "}");
        _after.Write("pick.json", "{\"PICK\": " + after + "}");

        Assert.Equal(lines, await ChangesOfPick());
    }

    [Theory]
    [InlineData("""[{"name": "tree", "type": "key"}]""", """[]""", "- arguments tree: tree")]
    [InlineData("""[]""", """[{"name": "n", "type": "integer", "token": "LIMIT", "optional": true}]""", "+ arguments n: [LIMIT n]")]
    [InlineData(
        """[{"name": "tree", "type": "key"}]""",
        """[{"name": "tree", "type": "key", "multiple": true}]""",
        "+ arguments tree/multiple: true")]
    [InlineData(
        """[{"name": "a", "type": "key"}, {"name": "b", "type": "key"}]""",
        """[{"name": "b", "type": "key"}, {"name": "a", "type": "key"}]""",
        """~ arguments order: ["a","b"] -> ["b","a"]""")]
    [InlineData(
        """[{"name": "a", "type": "key"}, {"name": "a", "type": "key"}]""",
        """[{"name": "a", "type": "key"}]""",
        "- arguments a#2: a")]
    [InlineData(
        """[{"name": "how", "type": "oneof", "arguments": [{"name": "soft", "type": "pure-token", "token": "SOFT"}]}]""",
        """[{"name": "how", "type": "oneof", "arguments": [{"name": "soft", "type": "pure-token", "token": "SOFTLY"}, {"name": "hard", "type": "pure-token", "token": "HARD"}]}]""",
        "~ arguments how/soft/token: SOFT -> SOFTLY",
        "+ arguments how/hard: HARD")]
    public async Task A_change_of_an_argument_is_told_by_its_path(string before, string after, params string[] lines)
    {
        _before.Write("pick.json", "{\"PICK\": {\"arguments\": " + before + "}}");
        _after.Write("pick.json", "{\"PICK\": {\"arguments\": " + after + "}}");

        Assert.Equal(lines, await ChangesOfPick());
    }

    [Fact]
    public async Task Categories_that_old_files_leave_to_the_flags_are_no_difference()
    {
        _before.Write("pick.json", """{"PICK": {"command_flags": ["WRITE", "FAST"], "acl_categories": ["TREE"]}}""");
        _after.Write("pick.json", """{"PICK": {"command_flags": ["WRITE", "FAST"], "acl_categories": ["FAST", "TREE", "WRITE"]}}""");

        Assert.Equal(ExitCode.Success, (await ToolRun.Of("diff", _before.Path, _after.Path)).ExitCode);
    }

    [Fact]
    public async Task Json_output_holds_whole_values()
    {
        _before.Write("pick.json", """{"PICK": {"arity": 1}}""");
        _after.Write("pick.json", """{"PICK": {"arity": 1, "arguments": [{"name": "tree", "type": "key"}]}}""");
        _after.Write("shake.json", """{"SHAKE": {"arity": 1}}""");

        var run = await ToolRun.Of("diff", _before.Path, _after.Path, "--json");

        var expected = JsonNode.Parse("""
            {
                "added": ["SHAKE"],
                "removed": [],
                "changed": {"PICK": [{"field": "arguments", "path": "tree", "before": null, "after": {"name": "tree", "type": "key"}}]}
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(run.Output)), run.Output);
    }

    [Fact]
    public async Task A_spec_of_another_form_is_an_error_that_says_so()
    {
        _before.Write("pick.json", """{"PICK": {"arguments": [{"name": 7, "type": "key"}]}}""");

        var run = await ToolRun.Of("diff", _before.Path, _before.Path);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith("A spec holds another type than Valkey's format has there", run.Error, StringComparison.Ordinal);
    }

    private async Task<string[]> ChangesOfPick()
    {
        var run = await ToolRun.Of("diff", _before.Path, _after.Path);
        Assert.Equal(ExitCode.Different, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["0 commands added", "0 commands removed", "1 command changed", "  PICK"], lines[..4]);
        return [.. lines[4..].Select(line => line.Trim())];
    }
}
