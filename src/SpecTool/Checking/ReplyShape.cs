using System.Text.Json.Nodes;

namespace Glide.SpecTool.Checking;

/// <summary>Takes parts of a reply in the shape that they must have. The server leaves out what is empty.</summary>
internal static class ReplyShape
{
    /// <summary>A list; an empty one where there is none.</summary>
    public static JsonArray List(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list,
        _ => throw Unexpected("a list", node),
    };

    /// <summary>A map; an empty one where there is none.</summary>
    public static JsonObject Map(JsonNode? node) => node switch
    {
        null => [],
        JsonObject map => map,
        _ => throw Unexpected("a map", node),
    };

    /// <summary>A text, which must be there.</summary>
    public static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Unexpected("a text", node);

    /// <summary>Upper case, in which the files have what the server tells in lower case.</summary>
    public static string Word(JsonNode? node) => Text(node).ToUpperInvariant();

    private static SpecException Unexpected(string what, JsonNode? node) =>
        new($"The server describes its commands in an unknown form: expected {what}, found {node?.ToJsonString() ?? "nothing"}.");
}
