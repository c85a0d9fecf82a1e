using System.Text.Json;
using System.Text.Json.Nodes;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Tests.Overlay;

/// <summary>An overlay file with the commands that its entries may name.</summary>
internal static class OverlayFile
{
    /// <summary>The generator reads comments and trailing commas too.</summary>
    private static readonly JsonDocumentOptions AsTheGenerator = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly Lazy<SpecSet> LazyCommands = new(() => SpecSet.Read(RepositoryFiles.ValkeySpecs));

    /// <summary>The commands of Valkey 9.1.</summary>
    public static SpecSet Commands => LazyCommands.Value;

    /// <summary>Reads a file, having seen that the schema it names is there.</summary>
    public static JsonObject Read(string name)
    {
        var path = RepositoryFiles.Combine("commands-json", "overlay", name);
        var file = JsonNode.Parse(File.ReadAllText(path), documentOptions: AsTheGenerator)!.AsObject();
        var schema = Path.Combine(Path.GetDirectoryName(path)!, (string)file["$schema"]!);
        Assert.True(File.Exists(schema), $"{name} names the schema {schema}, which does not exist.");
        return file;
    }

    /// <summary>
    /// Checks that an entry names a command, has no other fields than given, and says since when the command exists if 8.0 lacks it:
    /// the older specs must build with the same overlay.
    /// </summary>
    public static void CheckEntry(string command, JsonObject entry, string[] required, string[] optional)
    {
        var spec = Commands.Find(command)?.Spec;
        Assert.True(spec is not null, $"There is no command {command}.");
        foreach (var field in required)
        {
            Assert.True(entry.ContainsKey(field), $"{command} lacks the field {field}.");
        }

        foreach (var (field, _) in entry)
        {
            Assert.True(required.Concat(optional).Append("since").Contains(field), $"{command} has an unknown field {field}.");
        }

        var since = (string)spec["since"]!;
        Assert.Equal(Version.Parse(since) > new Version(8, 0, 0) ? since : null, (string?)entry["since"]);
    }
}
