using System;
using System.Collections.Generic;
using Glide.Generator.Diagnostics;
using Glide.Generator.Parsing.Json;

namespace Glide.Generator.Parsing.Specs;

/// <summary>The words of Valkey's format: what is written otherwise would be passed over, and a fact be missing that its author believes in.</summary>
internal static class SpecFields
{
    private static readonly HashSet<string> OfCommand = Set(
        "summary", "complexity", "group", "since", "module_since", "arity", "container", "function", "get_keys_function", "history", "deprecated_since",
        "replaced_by", "doc_flags", "command_flags", "acl_categories", "command_tips", "key_specs", "arguments", "reply_schema");

    private static readonly HashSet<string> OfArgument = Set(
        "name", "type", "token", "optional", "multiple", "multiple_token", "since", "deprecated_since", "arguments", "key_spec_index", "summary", "display",
        "display_text", "value", "doc_flags", "minimum", "pattern");

    private static readonly HashSet<string> OfKeySpec = Set("flags", "begin_search", "find_keys", "notes");

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
    }

    /// <summary>Reports the fields of an argument that the format does not have.</summary>
    public static void CheckArgument(JsonNode node, string command, ParseContext context) => Check(node, OfArgument, command, context);

    /// <summary>Reports the fields of a key spec that the format does not have.</summary>
    public static void CheckKeySpec(JsonNode node, string command, ParseContext context) => Check(node, OfKeySpec, command, context);

    private static void Check(JsonNode node, HashSet<string> known, string command, ParseContext context)
    {
        foreach (var property in node.Properties)
        {
            if (!known.Contains(property.Name))
            {
                context.Report(GeneratorRules.UnknownField, property.NameNode, command, property.Name, "field of the format");
            }
        }
    }

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.Ordinal);
}
