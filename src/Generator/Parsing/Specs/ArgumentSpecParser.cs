using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Json;

namespace Glide.Generator.Parsing.Specs;

/// <summary>Reads a spec's <c>arguments</c> into a tree.</summary>
internal static class ArgumentSpecParser
{
    public static EquatableArray<ArgumentSpec> Parse(JsonNode? node, string command, int keySpecCount, ParseContext context)
    {
        if (node is null)
        {
            return [];
        }

        var arguments = new List<ArgumentSpec>();
        foreach (var item in node.Items)
        {
            if (ParseOne(item, command, keySpecCount, context) is not { } argument)
            {
                continue;
            }

            if (arguments.Any(other => other.Name == argument.Name && other.Token == argument.Token))
            {
                context.Report(GeneratorRules.Contradiction, item, command, $"the argument '{argument.Name}' is there twice");
                continue;
            }

            arguments.Add(argument);
        }

        return arguments.ToEquatableArray();
    }

    private static ArgumentSpec? ParseOne(JsonNode node, string command, int keySpecCount, ParseContext context)
    {
        SpecFields.CheckArgument(node, command, context);
        if (node.GetString("name") is not { Length: > 0 } name)
        {
            context.Report(GeneratorRules.MissingField, node, $"An argument of {command}", "name");
            return null;
        }

        if (node.GetString("type") is not { } typeName)
        {
            context.Report(GeneratorRules.MissingField, node, $"The argument '{name}' of {command}", "type");
            return null;
        }

        foreach (string field in new[] { "name", "token" })
        {
            if (node[field] is { } text && text.Text.Any(char.IsControl))
            {
                context.Report(GeneratorRules.Contradiction, text, command, $"the {field} of an argument has a control character");
                return null;
            }
        }

        foreach (string field in new[] { "since", "deprecated_since" })
        {
            if (node[field] is { IsString: true } version && !VersionNumber.IsValid(version.Text))
            {
                context.Report(GeneratorRules.Contradiction, version, command, $"'{version.Text}' is not a version");
            }
        }

        if (TypeOf(typeName) is not { } type)
        {
            context.Report(GeneratorRules.UnknownArgumentType, node["type"]!, command, name, typeName);

            // The command stays: what is not known is sent as the caller gives it.
            type = ArgumentType.String;
        }

        if (type == ArgumentType.Key && node.GetInt32("key_spec_index") is { } index && (index < 0 || index >= keySpecCount))
        {
            context.Report(GeneratorRules.Contradiction, node["key_spec_index"]!, command, $"the argument '{name}' names key spec {index}, which is not there");
        }

        var children = Parse(node["arguments"], command, keySpecCount, context);
        bool nested = type is ArgumentType.Block or ArgumentType.OneOf;
        if (nested && children.IsEmpty)
        {
            context.Report(GeneratorRules.Contradiction, node, command, $"the argument '{name}' is a {typeName} without arguments");
            return null;
        }

        if (!nested && !children.IsEmpty)
        {
            context.Report(GeneratorRules.Contradiction, node["arguments"]!, command, $"the argument '{name}' of type {typeName} has arguments of its own");
        }

        return new ArgumentSpec(
            name,
            type,
            TokenOf(node, name, type),
            node.GetFlag("optional"),
            node.GetFlag("multiple") || node.GetFlag("multiple_token"),
            node.GetFlag("multiple_token"),
            node.GetString("since"),
            nested ? children : [])
        { Summary = node.GetString("summary") };
    }

    // A token of two quotation marks stands for a word without bytes; a pure token without a token is its own name.
    private static string? TokenOf(JsonNode node, string name, ArgumentType type)
        => node.GetString("token") switch
        {
            "\"\"" => "",
            null when type == ArgumentType.PureToken => name.ToUpperInvariant(),
            var token => token,
        };

    private static ArgumentType? TypeOf(string name) => name switch
    {
        "string" => ArgumentType.String,
        "integer" => ArgumentType.Integer,
        "double" => ArgumentType.Double,

        // Modules' specs say it so.
        "float" => ArgumentType.Double,
        "key" => ArgumentType.Key,
        "pattern" => ArgumentType.Pattern,
        "unix-time" => ArgumentType.UnixTime,
        "pure-token" => ArgumentType.PureToken,
        "oneof" => ArgumentType.OneOf,
        "block" => ArgumentType.Block,
        _ => null,
    };
}
