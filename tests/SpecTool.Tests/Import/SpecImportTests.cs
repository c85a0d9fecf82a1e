using System.Text.Json.Nodes;

namespace Glide.SpecTool.Tests.Import;

public sealed class SpecImportTests : IDisposable
{
    private const string Source = """
        {
            "PICK": {
                "summary": "Picks apples.",
                "complexity": "O(N) where N is the number of apples.",
                "group": "orchard",
                "since": "1.0.0",
                "arity": -2,
                "container": "TREE",
                "function": "treePickCommand",
                "get_keys_function": "treeKeys",
                "history": [["2.0.0", "Learned to pick pears."]],
                "command_flags": ["WRITE"],
                "key_specs": [{
                    "notes": "The tree is a key.",
                    "flags": ["RW"],
                    "begin_search": {"unknown": null},
                    "find_keys": {"unknown": null}
                }],
                "arguments": [{
                    "name": "tree", "type": "key", "multiple": "true", "summary": "Which.",
                    "arguments": [{"description": "How.", "token": "\"\"", "type": "pure-token", "name": "how"}]
                }],
                "reply_schema": {
                    "description": "The apples.",
                    "properties": {"description": {"description": "Of the apple.", "type": "string"}}
                }
            }
        }
        """;

    private const string Facts = """
        {
          "PICK": {
            "container": "TREE",
            "group": "orchard",
            "since": "1.0.0",
            "arity": -2,
            "complexity": "O(N)",
            "history": [
              [
                "2.0.0"
              ]
            ],
            "command_flags": [
              "WRITE"
            ],
            "key_specs": [
              {
                "flags": [
                  "RW"
                ],
                "begin_search": {
                  "unknown": null
                },
                "find_keys": {
                  "unknown": null
                }
              }
            ],
            "arguments": [
              {
                "name": "tree",
                "type": "key",
                "multiple": true,
                "arguments": [
                  {
                    "name": "how",
                    "type": "pure-token",
                    "token": "\"\""
                  }
                ]
              }
            ],
            "reply_schema": {
              "properties": {
                "description": {
                  "type": "string"
                }
              }
            }
          }
        }

        """;

    private readonly TemporaryFolder _source = new();
    private readonly TemporaryFolder _target = new();

    public void Dispose()
    {
        _source.Dispose();
        _target.Dispose();
    }

    [Fact]
    public async Task Facts_stay_in_a_fixed_order_and_prose_goes()
    {
        _source.Write("some-name.json", Source);

        var run = await Import();

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.Equal(Facts.ReplaceLineEndings("\n"), File.ReadAllText(Path.Combine(_target.Path, "tree-pick.json")));
    }

    [Fact]
    public async Task Importing_what_was_imported_changes_nothing()
    {
        foreach (var name in (string[])["geohash.json", "slaveof.json", "replicaof.json", "client-capa.json", "sort.json"])
        {
            _source.Write(name, File.ReadAllText(Path.Combine(RepositoryFiles.ValkeySpecs, name)));
        }

        await Import();

        Assert.All(
            Directory.GetFiles(_source.Path),
            path => Assert.Equal(File.ReadAllText(path), File.ReadAllText(Path.Combine(_target.Path, Path.GetFileName(path)))));
    }

    [Fact]
    public async Task A_field_that_it_does_not_know_is_named_and_left_out()
    {
        var path = _source.Write("pick.json", """{"PICK": {"arity": 1, "ripeness": "Very."}}""");

        var run = await Import();

        Assert.Equal($"{path}: the importer does not know the field 'ripeness' and left it out.\n", run.Error);
        Assert.Equal("""{"PICK":{"arity":1}}""", JsonNode.Parse(File.ReadAllText(Path.Combine(_target.Path, "pick.json")))!.ToJsonString());
    }

    [Fact]
    public async Task The_file_of_a_command_that_is_gone_is_removed()
    {
        _source.Write("pick.json", """{"PICK": {"arity": 1}}""");
        var stale = _target.Write("shake.json", """{"SHAKE": {"arity": 1}}""");

        await Import();

        Assert.False(File.Exists(stale));
    }

    [Fact]
    public async Task A_target_with_other_files_is_left_alone()
    {
        _source.Write("pick.json", """{"PICK": {"arity": 1}}""");
        var package = _target.Write("package.json", """{"name": "orchard", "version": "1.0.0"}""");

        var run = await Import();

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal([package], Directory.GetFiles(_target.Path));
    }

    [Theory]
    [InlineData("{\"PICK\": {\n  \"arity\": }}", "(2,12)")]
    [InlineData("""{"PICK": {}, "SHAKE": {}}""", "expected one command")]
    [InlineData("""{"PICK": {"arity": 1, "arity": 2}}""", "arity")]
    [InlineData("""{"PICK": {"arguments": 7}}""", "a field of PICK has an unexpected type")]
    [InlineData("""{"PICK": {"complexity": 7}}""", "a field of PICK has an unexpected type")]
    [InlineData("""{"PICK": {"history": [null]}}""", "a field of PICK has an unexpected type")]
    public async Task A_broken_spec_is_named_and_nothing_is_written(string text, string message)
    {
        var path = _source.Write("pick.json", text);

        var run = await Import();

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith(path, run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_target.Path));
    }

    [Fact]
    public async Task Two_files_of_one_command_are_refused()
    {
        _source.Write("a.json", """{"PICK": {}}""");
        _source.Write("b.json", """{"PICK": {}}""");

        var run = await Import();

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("PICK is described in", run.Error, StringComparison.Ordinal);
    }

    private Task<ToolRun> Import() => ToolRun.Of("import", _source.Path, "--out", _target.Path);
}
