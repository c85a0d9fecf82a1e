using System.Text.Json.Nodes;
using Glide.Harness;

namespace Glide.Surface;

/// <summary>Which commands the typed surface has to offer: those of the specs that the overlay does not name as something else.</summary>
internal static class CommandSurface
{
    /// <summary>
    /// They have typed methods on a session alone, where their answer means something, and belong to the surface nevertheless: unlike the
    /// other commands of a session they ask about data and not about the connection.
    /// </summary>
    private static readonly string[] OfTheSurfaceOnASession = ["WAIT", "WAITAOF"];

    /// <summary>The version of Valkey that the specs were taken from.</summary>
    public static string SpecsVersion { get; } = (string)Read("version.json")["version"]!;

    /// <summary>Every command of the specs.</summary>
    public static IReadOnlyList<string> Specs { get; } =
        [.. SpecsIn(RepositoryFolder.Combine("commands-json", "valkey"))];

    /// <summary>The commands of the typed surface, in order.</summary>
    public static IReadOnlyList<string> Commands { get; } = CommandsOf(RepositoryFolder.Combine("commands-json"));

    /// <summary>The commands that change the connection they run on, which sessions offer beside the typed surface.</summary>
    public static IReadOnlyList<string> SessionCommands { get; } =
        [.. Read("overlay", "surface.json")["session"]!.AsObject().Select(static entry => entry.Key).Except(OfTheSurfaceOnASession)];

    /// <summary>Whether a public method named after the command exists.</summary>
    public static bool IsTyped(string command)
    {
        var method = MethodNames[command] + "Async";
        return typeof(ValkeySession).GetMethods().Any(candidate => candidate.Name == method);
    }

    private static Dictionary<string, string> MethodNames { get; } =
        Read("overlay", "names.json")["commands"]!.AsObject().ToDictionary(static entry => entry.Key, static entry => (string)entry.Value!["name"]!);

    /// <summary>The commands of the typed surface that specs and overlay make.</summary>
    /// <param name="folder">Where they stand, as the repository's own do in <c>commands-json</c>.</param>
    public static IReadOnlyList<string> CommandsOf(string folder)
    {
        var surface = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "overlay", "surface.json")))!.AsObject();
        var elsewhere = surface.Select(static part => part.Value).OfType<JsonObject>().SelectMany(static part => part.Select(static entry => entry.Key));
        return [.. SpecsIn(Path.Combine(folder, "valkey")).Except(elsewhere).Union(OfTheSurfaceOnASession).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> SpecsIn(string folder) => Directory.GetFiles(folder, "*.json").SelectMany(NamesIn);

    private static IEnumerable<string> NamesIn(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject()
        .Select(static entry => entry.Value!["container"] is { } container ? $"{container} {entry.Key}" : entry.Key);

    private static JsonObject Read(params string[] path) =>
        JsonNode.Parse(File.ReadAllText(RepositoryFolder.Combine(["commands-json", .. path])))!.AsObject();
}
