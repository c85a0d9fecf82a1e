using System.Text.Json.Nodes;

namespace Glide.SpecTool.Differences;

/// <summary>Writes an argument in the way of a syntax line: <c>[LIMIT offset count]</c>.</summary>
internal static class ArgumentSyntax
{
    /// <summary>The syntax of one argument with all that it holds.</summary>
    public static string Of(JsonObject argument)
    {
        var token = Shown((string?)argument["token"]);
        var name = (string?)argument["display"] ?? (string?)argument["name"] ?? "?";
        var children = (argument["arguments"] as JsonArray ?? []).OfType<JsonObject>().Select(Of);
        var value = (string?)argument["type"] switch
        {
            "pure-token" => token ?? name,
            "oneof" => Join(token, $"<{string.Join(" | ", children)}>"),
            "block" => Join(token, string.Join(' ', children)),
            _ => Join(token, name),
        };
        var repeated = (bool?)argument["multiple"] == true
            ? $"{value} [{((bool?)argument["multiple_token"] == true || token is null ? value : value[(token.Length + 1)..])} ...]"
            : value;
        return (bool?)argument["optional"] == true ? $"[{repeated}]" : repeated;
    }

    private static string Join(string? token, string value) => token is null ? value : $"{token} {value}";

    /// <summary>MIGRATE sends an empty word in the place of a key.</summary>
    private static string? Shown(string? token) => token is "" ? "\"\"" : token;
}
