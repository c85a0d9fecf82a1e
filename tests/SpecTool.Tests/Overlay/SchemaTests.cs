using System.Text.Json.Nodes;
using Glide.Commands;

namespace Glide.SpecTool.Tests.Overlay;

public sealed class SchemaTests
{
    [Fact]
    public void Every_overlay_file_names_a_schema_that_exists()
    {
        var files = Directory.GetFiles(RepositoryFiles.Combine("commands-json", "overlay"), "*.json");

        Assert.NotEmpty(files);
        Assert.All(files, path => Assert.NotNull(OverlayFile.Read(Path.GetFileName(path))));
    }

    [Fact]
    public void The_routing_schema_knows_exactly_the_policies_of_the_runtime()
    {
        var schema = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Combine("commands-json", "schema", "routing.schema.json")))!;
        var fields = schema["properties"]!["commands"]!["additionalProperties"]!["properties"]!;

        Assert.Equal(Enum.GetNames<RequestPolicy>(), Words(fields["requestPolicy"]!["enum"]!));
        Assert.Equal(Enum.GetNames<ResponsePolicy>(), Words(fields["responsePolicy"]!["enum"]!));
    }

    private static string[] Words(JsonNode node) => [.. node.AsArray().Select(word => (string)word!)];
}
