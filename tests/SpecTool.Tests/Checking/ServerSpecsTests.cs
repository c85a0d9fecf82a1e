using System.Text.Json.Nodes;
using Glide.SpecTool.Checking;

namespace Glide.SpecTool.Tests.Checking;

public sealed class ServerSpecsTests
{
    private const string Infos = """
        [
            ["tree", -2, [], 0, 0, 0, ["@slow"], [], [], [
                ["tree|pick", -3, ["write", "fast", "movablekeys"], 2, 2, 1, ["@write", "@fast"], ["request_policy:all_shards"], [
                    {
                        "notes": "The tree is a key.",
                        "flags": ["RW", "update"],
                        "begin_search": {"type": "index", "spec": {"index": 2}},
                        "find_keys": {"type": "range", "spec": {"lastkey": 0, "keystep": 1, "limit": 0}}
                    },
                    {
                        "flags": [],
                        "begin_search": {"type": "keyword", "spec": {"keyword": "FROM", "startfrom": 3}},
                        "find_keys": {"type": "unknown", "spec": {}}
                    }
                ], []]
            ]],
            ["bark", 1, ["module"], 0, 0, 0, [], [], [], []]
        ]
        """;

    private const string Docs = """
        {
            "tree": {
                "summary": "Trees.", "since": "1.0.0", "group": "orchard",
                "subcommands": {
                    "tree|pick": {
                        "summary": "Picks.", "since": "1.1.0", "group": "orchard", "complexity": "O(N) for N apples",
                        "doc_flags": ["deprecated"], "history": [["1.2.0", "Pears."]],
                        "arguments": [{
                            "name": "tree", "type": "key", "key_spec_index": 0, "display_text": "tree", "summary": "Which.",
                            "flags": ["optional", "multiple"],
                            "arguments": [{"name": "x", "type": "string"}]
                        }]
                    }
                }
            },
            "bark": {"group": "module"}
        }
        """;

    [Fact]
    public async Task What_a_server_tells_becomes_specs_in_the_files_form()
    {
        var specs = await ServerSpecs.ReadAsync(new RecordedServer(Infos, Docs));

        var expected = JsonNode.Parse("""
            {
                "container": "TREE", "group": "orchard", "since": "1.1.0", "arity": -3,
                "doc_flags": ["DEPRECATED"],
                "complexity": "O(N) for N apples",
                "history": [["1.2.0"]],
                "command_flags": ["WRITE", "FAST", "MOVABLEKEYS"],
                "acl_categories": ["WRITE", "FAST"],
                "command_tips": ["REQUEST_POLICY:ALL_SHARDS"],
                "key_specs": [
                    {
                        "flags": ["RW", "UPDATE"],
                        "begin_search": {"index": {"pos": 2}},
                        "find_keys": {"range": {"lastkey": 0, "step": 1, "limit": 0}}
                    },
                    {
                        "flags": [],
                        "begin_search": {"keyword": {"keyword": "FROM", "startfrom": 3}},
                        "find_keys": {"unknown": null}
                    }
                ],
                "arguments": [{
                    "name": "tree", "type": "key", "key_spec_index": 0, "display": "tree", "optional": true, "multiple": true,
                    "arguments": [{"name": "x", "type": "string"}]
                }]
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, specs.Find("TREE PICK")!.Spec), specs.Find("TREE PICK")!.Spec.ToJsonString());
    }

    [Fact]
    public async Task Commands_of_modules_are_left_out()
    {
        var specs = await ServerSpecs.ReadAsync(new RecordedServer(Infos, Docs));

        Assert.Equal(["TREE", "TREE PICK"], specs.Names);
    }

    [Theory]
    [InlineData("7", "{}")]
    [InlineData("[7]", "{}")]
    [InlineData("""[["pick", 1]]""", "{}")]
    [InlineData("[]", "[]")]
    public async Task Another_form_is_an_error_that_says_so(string infos, string docs)
    {
        var error = await Assert.ThrowsAsync<SpecException>(() => ServerSpecs.ReadAsync(new RecordedServer(infos, docs)));

        Assert.StartsWith("The server describes its commands in an unknown form", error.Message, StringComparison.Ordinal);
    }
}
