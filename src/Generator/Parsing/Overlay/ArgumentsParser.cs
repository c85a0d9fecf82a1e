using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Mapping;
using Glide.Generator.Parsing.Json;
using Glide.Generator.Parsing.Specs;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>Reads <c>arguments.json</c>.</summary>
internal static class ArgumentsParser
{
    private static readonly HashSet<string> ArgumentFields =
    [
        "name", "single", "type", "summary", "optional", "multiple", "default", "writesAll", "writesToken", "class", "constant", "alternative", "fuse", "since",
    ];

    public static ArgumentsOverlay Parse(JsonNode root, ParseContext context)
        => new(
            (root["commands"]?.Properties ?? []).Select(property => ParseCommand(property, context)).ToList(),
            (root["types"]?.Items ?? []).Select(node => ParseType(node, context)).OfType<TypeEntry>().ToList(),
            ParseTexts(root["names"], areNames: true, context),
            ParseTexts(root["summaries"], areNames: false, context));

    private static Dictionary<string, TextEntry> ParseTexts(JsonNode? node, bool areNames, ParseContext context)
    {
        var texts = new Dictionary<string, TextEntry>(StringComparer.Ordinal);
        foreach (var property in node?.Properties ?? [])
        {
            var value = property.Value;
            string? text = value.IsString ? value.Text : value.GetString("text");
            if (text is null || text.Length == 0 || (areNames && !SyntaxFacts.IsValidIdentifier(text)))
            {
                context.Report(GeneratorRules.MalformedOverlay, property.NameNode, property.Name, areNames ? "a name in C# is needed" : "a text is needed");
                continue;
            }

            texts[property.Name] = new TextEntry(property.Name, text, value.GetString("since"), property.NameNode.Location);
        }

        return texts;
    }

    private static string? Identifier(JsonNode node, string field, ParseContext context)
    {
        if (node[field] is not { } value || SyntaxFacts.IsValidIdentifier(value.Text))
        {
            return node[field]?.Text;
        }

        context.Report(GeneratorRules.MalformedOverlay, value, field, $"'{value.Text}' is no name in C#");
        return null;
    }

    private static CommandArgumentsEntry ParseCommand(JsonProperty property, ParseContext context)
    {
        var node = property.Value;
        return new CommandArgumentsEntry(
            property.Name.Split([", "], StringSplitOptions.None),
            (node["arguments"]?.Properties ?? []).Select(argument => ParseArgument(argument, context)).ToList(),
            node["options"] is { } options ? ParseOptions(options, context) : null,
            node.GetStrings("order").ToList(),
            node.GetString("since"),
            property.NameNode.Location);
    }

    private static ArgumentEntry ParseArgument(JsonProperty property, ParseContext context)
    {
        var node = property.Value;
        foreach (var field in node.Properties)
        {
            if (!ArgumentFields.Contains(field.Name))
            {
                context.Report(GeneratorRules.MalformedOverlay, field.NameNode, property.Name, $"there is no field '{field.Name}'");
            }
        }

        return new ArgumentEntry(
            property.Name,
            Identifier(node, "name", context),
            Identifier(node, "single", context),
            Identifier(node, "type", context),
            node.GetString("summary"),
            node["optional"] is { } optional ? optional.IsTrue : null,
            node["multiple"] is { } multiple ? multiple.IsTrue : null,
            node.GetFlag("default"),
            node.GetFlag("writesAll"),
            node["writesToken"] is { } writesToken ? writesToken.IsTrue : null,
            node.GetFlag("class"),
            node.GetString("constant"),
            node.GetString("alternative"),
            node.GetStrings("fuse").ToList(),
            node.GetString("since"),
            property.NameNode.Location);
    }

    private static OptionsEntry ParseOptions(JsonNode node, ParseContext context)
        => new(
            Identifier(node, "type", context),
            Identifier(node, "name", context),
            node.GetString("summary"),
            node.GetFlag("bag"),
            node.GetFlag("never"),
            node.GetStrings("except").ToList(),
            node.Location);

    private static TypeEntry? ParseType(JsonNode node, ParseContext context)
    {
        string? tokens = node.GetString("tokens");
        var at = node.GetStrings("at").ToList();
        if (Identifier(node, "name", context) is not { } name || (tokens is null && at.Count == 0))
        {
            context.Report(GeneratorRules.MalformedOverlay, node, "types", "a type needs a name, and tokens or places");
            return null;
        }

        var members = new Dictionary<string, TypeMemberEntry>(StringComparer.Ordinal);
        foreach (var member in node["members"]?.Properties ?? [])
        {
            members[member.Name] = member.Value.IsString
                ? new TypeMemberEntry(member.Value.Text, null, false, null)
                : new TypeMemberEntry(Identifier(member.Value, "name", context) ?? Naming.Pascal(member.Name), member.Value.GetString("summary"), member.Value.GetFlag("drop"), member.Value.GetString("since"));
        }

        return new TypeEntry(
            name,
            node.GetString("summary"),
            tokens,
            at,
            node.GetFlag("external"),
            members,
            node.GetString("since"),
            node.Location);
    }
}
