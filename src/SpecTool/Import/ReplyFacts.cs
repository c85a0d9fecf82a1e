using System.Text.Json.Nodes;

namespace Glide.SpecTool.Import;

/// <summary>A reply schema without its descriptions.</summary>
internal static class ReplyFacts
{
    /// <summary>The schema without every <c>description</c>; a property that is itself called so stays.</summary>
    public static JsonNode? Of(JsonNode? schema) => schema switch
    {
        JsonArray items => new JsonArray([.. items.Select(Of)]),
        JsonObject keywords => new JsonObject(
            from keyword in keywords
            where keyword.Key != "description"
            select KeyValuePair.Create(
                keyword.Key,
                keyword.Key is "properties" or "patternProperties" ? Properties(keyword.Value!.AsObject()) : Of(keyword.Value))),
        _ => schema?.DeepClone(),
    };

    private static JsonObject Properties(JsonObject properties) =>
        new(from property in properties select KeyValuePair.Create(property.Key, Of(property.Value)));
}
