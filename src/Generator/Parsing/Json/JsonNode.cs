using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Glide.Generator.Model;

namespace Glide.Generator.Parsing.Json;

/// <summary>
/// One value of a JSON file together with where it stands. Nodes live only while a file is being parsed; models hold what was read from them,
/// never the nodes, because positions change with every edit and would defeat the caching of the steps.
/// </summary>
internal sealed class JsonNode
{
    private readonly JsonFile _file;
    private readonly int _start;
    private readonly int _end;

    private JsonNode(JsonFile file, JsonKind kind, int start, int end, string text, IReadOnlyList<JsonNode> items, IReadOnlyList<JsonProperty> properties)
    {
        _file = file;
        _start = start;
        _end = end;
        Kind = kind;
        Text = text;
        Items = items;
        Properties = properties;
    }

    /// <summary>The kind of value.</summary>
    public JsonKind Kind { get; }

    /// <summary>A string's content, a number's digits; empty otherwise.</summary>
    public string Text { get; }

    /// <summary>The elements of an array; empty otherwise.</summary>
    public IReadOnlyList<JsonNode> Items { get; }

    /// <summary>The members of an object in the order of the file; empty otherwise.</summary>
    public IReadOnlyList<JsonProperty> Properties { get; }

    /// <summary>Where the value stands: file, span, line and column.</summary>
    public LocationModel Location => _file.Locate(_start, _end);

    public bool IsObject => Kind == JsonKind.Object;

    public bool IsArray => Kind == JsonKind.Array;

    public bool IsString => Kind == JsonKind.String;

    public bool IsTrue => Kind == JsonKind.True;

    /// <summary>The member of that name, or null.</summary>
    public JsonNode? this[string name] => TryGetProperty(name, out var value) ? value : null;

    public static JsonNode Scalar(JsonFile file, JsonKind kind, int start, int end, string text = "")
        => new(file, kind, start, end, text, [], []);

    public static JsonNode Array(JsonFile file, int start, int end, IReadOnlyList<JsonNode> items)
        => new(file, JsonKind.Array, start, end, "", items, []);

    public static JsonNode Object(JsonFile file, int start, int end, IReadOnlyList<JsonProperty> properties)
        => new(file, JsonKind.Object, start, end, "", [], properties);

    /// <summary>An object that stands where another one does.</summary>
    public static JsonNode Object(JsonNode place, IReadOnlyList<JsonProperty> properties) => new(place._file, JsonKind.Object, place._start, place._end, "", [], properties);

    public bool TryGetProperty(string name, out JsonNode value)
    {
        for (int i = 0; i < Properties.Count; i++)
        {
            if (string.Equals(Properties[i].Name, name, StringComparison.Ordinal))
            {
                value = Properties[i].Value;
                return true;
            }
        }

        value = this;
        return false;
    }

    /// <summary>The string under that name, or null when there is none or it is no string.</summary>
    public string? GetString(string name) => this[name] is { Kind: JsonKind.String } node ? node.Text : null;

    /// <summary>Whether the value under that name is <c>true</c>.</summary>
    public bool GetFlag(string name) => this[name] is { Kind: JsonKind.True };

    /// <summary>The whole number under that name, or null when there is none or it is no whole number.</summary>
    public int? GetInt32(string name) => this[name]?.AsInt32();

    /// <summary>The whole number that this node is, or null.</summary>
    public int? AsInt32()
        => Kind == JsonKind.Number && int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;

    /// <summary>The strings of the array under that name; empty when there is none.</summary>
    public IEnumerable<string> GetStrings(string name)
        => this[name] is { Kind: JsonKind.Array } array ? array.Items.Where(item => item.IsString).Select(item => item.Text) : [];

    public override string ToString() => Kind is JsonKind.String or JsonKind.Number ? Text : Kind.ToString();
}
