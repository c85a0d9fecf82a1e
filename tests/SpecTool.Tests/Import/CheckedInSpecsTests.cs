using System.Text.Json.Nodes;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Tests.Import;

public sealed class CheckedInSpecsTests
{
    private static readonly string[] Prose = ["summary", "description", "function", "get_keys_function", "get_dbid_args", "notes"];

    [Fact]
    public void Valkey_9_1_has_425_commands() => Assert.Equal(425, SpecSet.Read(RepositoryFiles.ValkeySpecs).Names.Count);

    [Fact]
    public void Valkey_8_0_has_399_commands() => Assert.Equal(399, SpecSet.Read(RepositoryFiles.OlderSpecs).Names.Count);

    [Fact]
    public void Every_file_is_as_the_importer_writes_it()
    {
        foreach (var file in All())
        {
            Assert.Equal(file.FileName, Path.GetFileName(file.Path));
            Assert.Equal(file.ToText(), File.ReadAllText(file.Path));
        }
    }

    [Fact]
    public void No_prose_is_left()
    {
        foreach (var file in All())
        {
            // A reply may have a property that is called like a field of prose; its value is a schema, not a text.
            Assert.DoesNotContain(Fields(file.Spec), field => field.Value is JsonValue && Prose.Contains(field.Key, StringComparer.Ordinal));
            Assert.Matches(@"^(?:O\([A-Za-z0-9+*() -]+\)(?:\+|, | \+ )?)*$", (string?)file.Spec["complexity"] ?? "");
        }
    }

    private static IEnumerable<SpecFile> All() =>
        SpecSet.Read(RepositoryFiles.ValkeySpecs).Commands.Concat(SpecSet.Read(RepositoryFiles.OlderSpecs).Commands);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Fields(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Concat(fields.SelectMany(field => Fields(field.Value))),
        JsonArray items => items.SelectMany(Fields),
        _ => [],
    };
}
