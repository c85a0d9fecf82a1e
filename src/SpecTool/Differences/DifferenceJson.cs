using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Glide.SpecTool.Differences;

/// <summary>Writes differences for programs.</summary>
internal static class DifferenceJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// <c>{"added": [name], "removed": [name], "changed": {name: [{"field", "path", "before", "after"}]}}</c>; what is not there is null.
    /// </summary>
    public static string Of(SpecSetDifference difference) => new JsonObject
    {
        ["added"] = Names(difference.Added),
        ["removed"] = Names(difference.Removed),
        ["changed"] = new JsonObject(difference.Changed.Select(command => KeyValuePair.Create<string, JsonNode?>(
            command.Key, new JsonArray([.. command.Value.Select(Change)])))),
    }.ToJsonString(Format);

    private static JsonArray Names(IReadOnlyList<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    private static JsonObject Change(SpecDifference change) => new()
    {
        ["field"] = change.Field,
        ["path"] = change.Path,
        ["before"] = change.Before?.DeepClone(),
        ["after"] = change.After?.DeepClone(),
    };
}
