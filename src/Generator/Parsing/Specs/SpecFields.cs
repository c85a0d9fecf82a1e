using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Parsing.Json;

namespace Glide.Generator.Parsing.Specs;

/// <summary>The words of Valkey's format: what is written otherwise would be passed over, and a fact be missing that its author believes in.</summary>
internal static class SpecFields
{
    private static readonly Dictionary<string, FieldShape> OfCommand = Shapes(
        (FieldShape.Text, ["summary", "complexity", "group", "since", "module_since", "container", "deprecated_since", "replaced_by"]),
        (FieldShape.Texts, ["doc_flags", "command_flags", "acl_categories", "command_tips"]),
        (FieldShape.Array, ["key_specs", "arguments"]),
        (FieldShape.Object, ["reply_schema"]),
        (FieldShape.Any, ["arity", "function", "get_keys_function", "history"]));

    private static readonly Dictionary<string, FieldShape> OfArgument = Shapes(
        (FieldShape.Text, ["token", "since", "deprecated_since", "summary"]),
        (FieldShape.Flag, ["optional", "multiple", "multiple_token"]),
        (FieldShape.Number, ["key_spec_index"]),
        (FieldShape.Array, ["arguments"]),
        (FieldShape.Any, ["name", "type", "display", "display_text", "value", "doc_flags", "minimum", "pattern"]));

    private static readonly Dictionary<string, FieldShape> OfKeySpec = Shapes(
        (FieldShape.Texts, ["flags"]),
        (FieldShape.Object, ["begin_search", "find_keys"]),
        (FieldShape.Any, ["notes"]));

    private static readonly Dictionary<string, FieldShape> OfBeginSearch = Shapes((FieldShape.Object, ["index", "keyword"]), (FieldShape.Any, ["unknown"]));

    private static readonly Dictionary<string, FieldShape> OfFindKeys = Shapes((FieldShape.Object, ["range", "keynum"]), (FieldShape.Any, ["unknown"]));

    private static readonly HashSet<string> Tips = Set("NONDETERMINISTIC_OUTPUT", "NONDETERMINISTIC_OUTPUT_ORDER", "REQUEST_POLICY", "RESPONSE_POLICY");

    private static readonly HashSet<string> Flags = Set(
        "ADMIN", "ALL_DBS", "ALLOW_BUSY", "ASKING", "BLOCKING", "DENYOOM", "FAST", "INTERNAL", "LOADING", "MAY_REPLICATE", "MODULE", "NO_ASYNC_LOADING",
        "NO_AUTH", "NO_MANDATORY_KEYS", "NO_MULTI", "NOSCRIPT", "ONLY_SENTINEL", "PROTECTED", "PUBSUB", "READONLY", "SENTINEL", "SKIP_COMMANDLOG",
        "SKIP_MONITOR", "SKIP_SLOWLOG", "STALE", "TOUCHES_ARBITRARY_KEYS", "WRITE");

    /// <summary>Reports the fields of a command that the format does not have.</summary>
    public static void CheckCommand(JsonNode node, string command, ParseContext context)
    {
        Check(node, OfCommand, command, context);
        foreach (var flag in node["command_flags"]?.Items ?? [])
        {
            if (flag.IsString && !Flags.Contains(flag.Text))
            {
                context.Report(GeneratorRules.UnknownField, flag, command, flag.Text, "command flag");
            }
        }

        foreach (var tip in node["command_tips"]?.Items ?? [])
        {
            if (tip.IsString && !Tips.Contains(tip.Text.Split(':')[0].ToUpperInvariant()))
            {
                context.Report(GeneratorRules.UnknownField, tip, command, tip.Text, "command tip");
            }
        }
    }

    /// <summary>Reports the fields of an argument that the format does not have.</summary>
    public static void CheckArgument(JsonNode node, string command, ParseContext context) => Check(node, OfArgument, command, context);

    /// <summary>Reports the fields of a key spec that the format does not have.</summary>
    public static void CheckKeySpec(JsonNode node, string command, ParseContext context)
    {
        Check(node, OfKeySpec, command, context);
        if (node["begin_search"] is { } begin)
        {
            Check(begin, OfBeginSearch, command, context);
        }

        if (node["find_keys"] is { } find)
        {
            Check(find, OfFindKeys, command, context);
        }
    }

    private static void Check(JsonNode node, Dictionary<string, FieldShape> known, string command, ParseContext context)
    {
        foreach (var property in node.Properties)
        {
            if (!known.TryGetValue(property.Name, out var shape))
            {
                context.Report(GeneratorRules.UnknownField, property.NameNode, command, property.Name, "field of the format");
            }
            else if (!IsOf(shape, property.Value))
            {
                context.Report(GeneratorRules.Contradiction, property.Value, command, $"'{property.Name}' must be {Describe(shape)}");
            }
        }
    }

    private static bool IsOf(FieldShape shape, JsonNode value) => shape switch
    {
        FieldShape.Text => value.IsString,
        FieldShape.Texts => value.IsArray && value.Items.All(item => item.IsString),
        FieldShape.Flag => value.Kind is JsonKind.True or JsonKind.False,
        FieldShape.Number => value.AsInt32() is not null,
        FieldShape.Array => value.IsArray,
        FieldShape.Object => value.IsObject,
        _ => true,
    };

    private static string Describe(FieldShape shape) => shape switch
    {
        FieldShape.Text => "a text",
        FieldShape.Texts => "an array of texts",
        FieldShape.Flag => "true or false",
        FieldShape.Number => "a whole number",
        FieldShape.Array => "an array",
        _ => "an object",
    };

    private static Dictionary<string, FieldShape> Shapes(params (FieldShape Shape, string[] Names)[] fields)
    {
        var shapes = new Dictionary<string, FieldShape>(StringComparer.Ordinal);
        foreach (var (shape, names) in fields)
        {
            foreach (string name in names)
            {
                shapes.Add(name, shape);
            }
        }

        return shapes;
    }

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.Ordinal);
}
