namespace Glide.Generator.Parsing.Json;

/// <summary>A member of a JSON object. It knows where its name stands, so that a diagnostic can point at it.</summary>
internal sealed class JsonProperty(JsonFile file, string name, int start, int end, JsonNode value)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The name, as a string node with a position.</summary>
    public JsonNode NameNode => JsonNode.Scalar(file, JsonKind.String, start, end, Name);

    /// <summary>The value.</summary>
    public JsonNode Value { get; } = value;

    /// <summary>The member with another value.</summary>
    public JsonProperty With(JsonNode other) => new(file, Name, start, end, other);
}
