using System.Text.Json.Nodes;

namespace Glide.SpecTool.Differences;

/// <summary>Writes differences for people: what came with a plus sign, what went with a minus sign, what changed with a tilde.</summary>
internal static class DifferenceText
{
    /// <summary>The longest value that is shown whole; the JSON output has them all.</summary>
    private const int MaximumLength = 160;

    /// <summary>Writes all differences.</summary>
    public static void Write(SpecSetDifference difference, TextWriter output)
    {
        WriteNames("added", '+', difference.Added, output);
        WriteNames("removed", '-', difference.Removed, output);
        output.WriteLine($"{Count(difference.Changed.Count)} changed");
        foreach (var (name, changes) in difference.Changed)
        {
            output.WriteLine($"  {name}");
            foreach (var change in changes)
            {
                output.WriteLine($"    {Line(change)}");
            }
        }
    }

    private static void WriteNames(string what, char sign, IReadOnlyList<string> names, TextWriter output)
    {
        output.WriteLine($"{Count(names.Count)} {what}");
        foreach (var name in names)
        {
            output.WriteLine($"  {sign} {name}");
        }
    }

    private static string Count(int commands) => commands == 1 ? "1 command" : $"{commands} commands";

    private static string Line(SpecDifference change)
    {
        var place = change.Path.Length == 0 ? change.Field : $"{change.Field} {change.Path}";
        return change switch
        {
            { Before: null } => $"+ {place}: {Value(change.After)}",
            { After: null } => $"- {place}: {Value(change.Before)}",
            _ => $"~ {place}: {Value(change.Before)} -> {Value(change.After)}",
        };
    }

    private static string Value(JsonNode? node)
    {
        var text = node switch
        {
            JsonObject argument when argument.ContainsKey("name") && argument.ContainsKey("type") => ArgumentSyntax.Of(argument),
            JsonArray { Count: 1 } list => Value(list[0]),
            JsonValue value when value.TryGetValue<string>(out var word) => word,
            _ => node?.ToJsonString() ?? "null",
        };
        return text.Length <= MaximumLength ? text : string.Concat(text.AsSpan(0, MaximumLength), " …");
    }
}
