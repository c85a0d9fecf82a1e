using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Mapping;
using Glide.Generator.Model;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Json;
using Glide.Generator.Parsing.Replies;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator.Parsing.Specs;

/// <summary>Reads spec files in Valkey's own format. What is wrong becomes a diagnostic; what can still be told is kept.</summary>
internal static class CommandSpecParser
{
    public static CommandSpecFile Parse(string path, SourceText text)
    {
        var context = new ParseContext();
        var commands = new List<CommandSpec>();
        var file = JsonFile.Read(path, text);
        if (file.Error is { } error)
        {
            context.Report(GeneratorRules.MalformedJson, error.Location, error.Reason);
        }
        else if (file.Root is not { IsObject: true } root || root.Properties.All(IsSchema))
        {
            context.Report(GeneratorRules.MalformedJson, LocationModel.StartOf(path), "an object with one command is expected");
        }
        else
        {
            foreach (var repeated in file.Repeated)
            {
                // That a command is there twice is a rule of its own.
                if (!root.Properties.Any(property => ReferenceEquals(property, repeated)))
                {
                    context.Report(GeneratorRules.Contradiction, repeated.NameNode, root.Properties[0].Name, $"'{repeated.Name}' is there twice");
                }
            }

            foreach (var property in root.Properties)
            {
                if (IsSchema(property))
                {
                    continue;
                }

                if (!property.Value.IsObject)
                {
                    context.Report(GeneratorRules.MalformedJson, property.Value, $"the facts of {property.Name} must be an object");
                    continue;
                }

                if (NameProblem(property) is { } problem)
                {
                    context.Report(GeneratorRules.Contradiction, property.NameNode, property.Name.Trim(), problem);
                    continue;
                }

                var command = ParseCommand(property, context);
                if (commands.Any(other => other.FullName == command.FullName))
                {
                    context.Report(GeneratorRules.DuplicateCommand, property.NameNode, command.FullName, "the same file");
                    continue;
                }

                commands.Add(command);
            }
        }

        return new CommandSpecFile(path, commands.ToEquatableArray(), context.Diagnostics.ToEquatableArray());
    }

    /// <summary>The name with the container's before it.</summary>
    public static string FullName(JsonProperty command)
        => (command.Value.GetString("container") is { } container ? container + " " + command.Name : command.Name).ToUpperInvariant();

    // It tells an editor what may stand in the file.
    private static bool IsSchema(JsonProperty property) => property.Name == "$schema" && property.Value.IsString;

    // What has no name cannot be sent, and nothing can be called after it.
    private static string? NameProblem(JsonProperty property)
        => property.Name.Trim().Length == 0 ? "a command has a name"
            : property.Value.GetString("container") is { } container && container.Trim().Length == 0 ? "a container has a name"
            : (property.Name + property.Value.GetString("container")).Any(char.IsControl) ? "the name of a command has a control character"
            : null;

    private static CommandSpec ParseCommand(JsonProperty property, ParseContext context)
    {
        var node = property.Value;
        string fullName = FullName(property);
        bool isContainer = node["container"] is null && node["arity"] is not null && IsContainer(node);

        SpecFields.CheckCommand(node, fullName, context);
        string group = Required(node, "group", property, fullName, context)?.Text ?? "unknown";
        string? moduleSince = node.GetString("module_since");
        string? since = moduleSince is null || node["since"] is not null ? Required(node, "since", property, fullName, context)?.Text ?? VersionNumber.Oldest : null;
        if (since is not null && !VersionNumber.IsValid(since))
        {
            context.Report(GeneratorRules.Contradiction, node["since"]!, fullName, $"'{since}' is not a version");
            since = VersionNumber.Oldest;
        }

        int arity = 0;
        if (Required(node, "arity", property, fullName, context) is { } arityNode)
        {
            arity = arityNode.AsInt32() ?? 0;
            if (arity == 0)
            {
                context.Report(GeneratorRules.Contradiction, arityNode, fullName, "the arity must be a whole number other than 0");
            }
        }

        if (node["deprecated_since"] is { IsString: true } deprecated && !VersionNumber.IsValid(deprecated.Text))
        {
            context.Report(GeneratorRules.Contradiction, deprecated, fullName, $"'{deprecated.Text}' is not a version");
        }

        var flags = FlagsOf(node);
        if (flags.Contains("READONLY") && flags.Contains("WRITE"))
        {
            context.Report(GeneratorRules.Contradiction, node["command_flags"]!, fullName, "a command cannot be READONLY and WRITE at once");
        }

        foreach (var tip in node["command_tips"]?.Items ?? [])
        {
            if (DescriptorMapper.UnknownPolicy(tip.Text) is { } policy)
            {
                context.Report(GeneratorRules.Contradiction, tip, fullName, $"there is no policy '{policy}'");
            }
        }

        int before = context.Diagnostics.Count;

        // A module's spec has none and speaks of the first all the same.
        var keySpecs = KeySpecParser.Parse(node["key_specs"], fullName, context);
        var arguments = ArgumentSpecParser.Parse(node["arguments"], fullName, node["key_specs"] is null ? 1 : keySpecs.Count, context);
        // What is wrong with the arguments has been said, and would only be counted wrongly.
        if (arity != 0 && !isContainer && context.Diagnostics.Count == before && ArityCheck.Find(arity, fullName.Split(' ').Length, arguments, node["arguments"] is not null) is { } mismatch)
        {
            context.Report(GeneratorRules.Contradiction, node["arity"]!, fullName, mismatch);
        }

        ReplySchemaCheck.Run(node["reply_schema"], fullName, context);
        return new CommandSpec(
            fullName,
            group,
            since,
            arity,
            isContainer,
            node.GetString("complexity"),
            flags.ToEquatableArray(),
            node.GetStrings("doc_flags").ToEquatableArray(),
            node.GetStrings("command_tips").ToEquatableArray(),
            node["key_specs"] is null ? KeySpecGuess.Of(arguments, fullName.Split(' ').Length) : keySpecs,
            arguments,
            Newest(node, since ?? VersionNumber.Oldest),
            node.GetString("deprecated_since"),
            node.GetString("replaced_by"),
            ReplySchemaParser.Parse(node["reply_schema"]))
        {
            Summary = node.GetString("summary"),
            ModuleSince = moduleSince,
        };
    }

    // A module's spec says by its categories alone what the command does.
    private static List<string> FlagsOf(JsonNode node)
    {
        if (node["command_flags"] is not null)
        {
            return node.GetStrings("command_flags").ToList();
        }

        var categories = node.GetStrings("acl_categories").ToList();
        return categories.Contains("WRITE") ? ["WRITE"] : categories.Contains("READ") ? ["READONLY"] : [];
    }

    private static JsonNode? Required(JsonNode node, string name, JsonProperty command, string fullName, ParseContext context)
    {
        if (node.TryGetProperty(name, out var value))
        {
            return value;
        }

        context.Report(GeneratorRules.MissingField, command.NameNode, fullName, name == "since" ? "since' or 'module_since" : name);
        return null;
    }

    // A container has neither arguments nor a reply of its own; COMMAND alone answers bare, which the overlay says.
    private static bool IsContainer(JsonNode node)
        => node["arguments"] is null && node["reply_schema"] is null && node["command_flags"] is null && node.GetInt32("arity") < 0;

    private static string Newest(JsonNode node, string since)
    {
        string newest = since;
        foreach (var entry in node["history"]?.Items ?? [])
        {
            newest = VersionNumber.Newer(newest, entry.Items.Count > 0 ? entry.Items[0].Text : null);
        }

        return NewestOf(node["arguments"], newest);
    }

    private static string NewestOf(JsonNode? arguments, string newest)
    {
        foreach (var argument in arguments?.Items ?? [])
        {
            newest = NewestOf(argument["arguments"], VersionNumber.Newer(newest, argument.GetString("since")));
        }

        return newest;
    }
}
