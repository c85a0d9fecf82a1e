using Glide.Generator.Parsing.Json;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator.Tests.Replies;

/// <summary>The repository's specs and overlay, as the generator reads them.</summary>
internal static class SpecFiles
{
    private static readonly string[] OffTheSurface = ["push", "internal", "help", "sentinel", "container"];

    /// <summary>The specs of a set by the commands' full names.</summary>
    public static IReadOnlyDictionary<string, JsonNode> ReadSpecs(params string[] folder)
    {
        var specs = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(Combine(folder), "*.json"))
        {
            var property = ReadFile(path).Root!.Properties[0];
            var container = property.Value.GetString("container");
            specs.Add(container is null ? property.Name : $"{container} {property.Name}", property.Value);
        }

        return specs;
    }

    public static IReadOnlyDictionary<string, JsonNode> ReadSpecs() => ReadSpecs("commands-json", "valkey");

    public static JsonFile ReadOverlay(string name) => ReadFile(Combine("commands-json", "overlay", name));

    public static JsonFile ReadText(string json) => JsonFile.Read("/overlay.json", SourceText.From(json));

    /// <summary>The names of the commands that have methods, by the commands' full names.</summary>
    public static IReadOnlyDictionary<string, string> ReadMethods()
    {
        var surface = ReadOverlay("surface.json").Root!;
        var off = OffTheSurface.SelectMany(place => surface[place]!.Properties).Select(property => property.Name).ToHashSet();
        return ReadOverlay("names.json").Root!["commands"]!.Properties
            .Where(command => !off.Contains(command.Name))
            .ToDictionary(command => command.Name, command => command.Value.GetString("name")!);
    }

    /// <summary>The paths of a command's arguments.</summary>
    public static ICollection<string> PathsOf(JsonNode spec)
    {
        var paths = new List<string>();
        Add("", spec);
        return paths;

        void Add(string prefix, JsonNode node)
        {
            foreach (var argument in node["arguments"]?.Items ?? [])
            {
                var path = prefix + argument.GetString("name");
                paths.Add(path);
                Add(path + ".", argument);
            }
        }
    }

    public static string Combine(params string[] segments) => Path.Combine([Root(), .. segments]);

    private static JsonFile ReadFile(string path) => JsonFile.Read(path, SourceText.From(File.ReadAllText(path)));

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Glide.Generated.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Glide.Generated.sln.");
    }
}
