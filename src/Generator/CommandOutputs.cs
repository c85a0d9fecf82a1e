using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Glide.Generator.Emit;
using Glide.Generator.Emit.Batches;
using Glide.Generator.Emit.Extensions;
using Glide.Generator.Emit.Replies;
using Glide.Generator.Mapping;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Replies;
using Glide.Generator.Model.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator;

/// <summary>Registers what is emitted: a file a command, a file a type, and what a project has once.</summary>
internal static class CommandOutputs
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CommandResult> mapped,
        IncrementalValueProvider<ProjectOptions> project)
    {
        var shadowed = mapped.Collect().Select((results, _) => NameCheck.Shadowed(results).ToEquatableArray());
        var choice = project.Combine(shadowed).Select((pair, _) => new CommandChoice(pair.Left, pair.Right));
        var wanted = mapped.Combine(choice).Where(pair => pair.Right.Wants(pair.Left.Command));
        RegisterCommands(context, wanted);
        RegisterTypes(context, wanted, project);
        RegisterForUser(context, wanted, project);
        RegisterForClient(context, wanted, mapped, project);
    }

    private static void RegisterCommands(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<(CommandResult Result, CommandChoice Choice)> wanted)
    {
        var commands = wanted
            .Select((pair, _) => new CommandFile(pair.Result.Command, pair.Result.Namespace, pair.Result.TypesNamespace, pair.Choice.Project))
            .WithTrackingName(Steps.Commands);
        context.RegisterSourceOutput(commands, (output, file) => Add(
            output,
            "Command." + string.Join("+", file.Command.FullName.Split(' ').Select(Sanitize)),
            file.Emit()));
    }

    private static void RegisterTypes(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<(CommandResult Result, CommandChoice Choice)> wanted,
        IncrementalValueProvider<ProjectOptions> project)
    {
        var types = wanted
            .SelectMany((pair, _) => pair.Result.Types.Select(type => new Placed<TypeModel>(pair.Result.Namespace, type)))
            .Collect()
            .SelectMany((all, _) => Distinct(all, type => type.Name))
            .WithTrackingName(Steps.Types);
        context.RegisterSourceOutput(types.Combine(project), (output, pair) => Add(
            output, Hint("Type", pair.Left.Namespace, pair.Left.Value.Name), TypeEmitter.Emit(pair.Left.Value, pair.Left.Namespace, pair.Right.Access)));

        // The types that replies.json names have a generator of their own; here are those that a schema alone describes.
        var derived = wanted
            .Where(pair => pair.Choice.Project.Mode != GeneratorMode.Runtime)
            .SelectMany((pair, _) => pair.Result.Records.Select(record => new Placed<RecordModel>(pair.Result.Namespace, record)))
            .Collect()
            .SelectMany((all, _) => Distinct(all, record => record.Name))
            .WithTrackingName(Steps.Records);
        context.RegisterSourceOutput(derived.Combine(project), (output, pair) => Add(
            output, Hint("Reply", pair.Left.Namespace, pair.Left.Value.Name), RecordEmitter.Emit(pair.Left.Value, pair.Left.Namespace, pair.Right.Access)));
    }

    private static void RegisterForUser(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<(CommandResult Result, CommandChoice Choice)> wanted,
        IncrementalValueProvider<ProjectOptions> project)
    {
        var namespaces = wanted
            .Where(pair => pair.Choice.Project.Mode == GeneratorMode.User)
            .Select((pair, _) => pair.Result.Namespace)
            .Collect()
            .SelectMany((all, _) => all.Distinct(StringComparer.Ordinal))
            .WithTrackingName(Steps.Namespaces);
        context.RegisterSourceOutput(
            namespaces.Combine(project), (output, pair) => Add(output, Hint("Extensions", pair.Left, "Commands"), ExtensionEmitter.EmitClass(pair.Left, pair.Right.Access)));
    }

    private static void RegisterForClient(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<(CommandResult Result, CommandChoice Choice)> wanted,
        IncrementalValuesProvider<CommandResult> mapped,
        IncrementalValueProvider<ProjectOptions> project)
    {
        var replies = wanted
            .Where(pair => pair.Choice.Project.Mode == GeneratorMode.Client)
            .Select((pair, _) => BatchResultsEmitter.ReplyTypes(pair.Result.Command).ToEquatableArray())
            .Collect()
            .Select((all, _) => all.SelectMany(types => types).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal).ToEquatableArray())
            .Combine(project)
            .WithTrackingName(Steps.BatchReplies);
        context.RegisterSourceOutput(replies, (output, pair) =>
        {
            if (pair.Right.Mode == GeneratorMode.Client)
            {
                Add(output, "BatchResults", BatchResultsEmitter.Emit(pair.Left));
            }
        });

        var registry = mapped
            .Where(result => result.Command.Surface != SurfaceKind.Container)
            .Select((result, _) => RegistryEntry.Of(result.Command))
            .Collect()
            .Select((entries, _) => entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToEquatableArray())
            .Combine(project)
            .WithTrackingName(Steps.Registry);
        context.RegisterSourceOutput(registry, (output, pair) =>
        {
            if (pair.Right.Mode == GeneratorMode.Client)
            {
                Add(output, "CommandRegistry", RegistryEmitter.Emit(pair.Left));
            }
        });
    }

    // A type that several commands need is emitted once; two that differ under one name are reported elsewhere.
    private static IEnumerable<Placed<T>> Distinct<T>(IEnumerable<Placed<T>> types, Func<T, string> name)
        where T : class, IEquatable<T>
        => types.GroupBy(type => $"{type.Namespace}.{name(type.Value)}", StringComparer.OrdinalIgnoreCase).Select(group => group.First());

    private static void Add(SourceProductionContext output, string name, string source)
        => output.AddSource(name + ".g.cs", SourceText.From(source, Utf8));

    // Only a user's project has commands in several namespaces.
    private static string Hint(string kind, string ns, string name)
        => ns is CommandEmitter.ClientNamespace or CommandEmitter.RuntimeNamespace or "" ? $"{kind}.{Sanitize(name)}" : $"{kind}.{Sanitize(ns)}.{Sanitize(name)}";

    // A hint name is a file name; one that the compiler does not like, or that is there twice, would end the generator.
    private static string Sanitize(string name)
        => string.Concat(name.Select(c => c < 128 && (char.IsLetterOrDigit(c) || c is '.' or '_' or '-') ? c.ToString() : $"({(int)c})"));
}
