namespace Glide.Generator.Parsing.Json;

/// <summary>A member of a JSON object. The name is a node too, so that a diagnostic can point at it.</summary>
internal sealed class JsonProperty(JsonNode name, JsonNode value)
{
    /// <summary>The name, as a string node with a position.</summary>
    public JsonNode NameNode { get; } = name;

    /// <summary>The name.</summary>
    public string Name => NameNode.Text;

    /// <summary>The value.</summary>
    public JsonNode Value { get; } = value;
}
