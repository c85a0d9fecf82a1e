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
        var wanted = mapped
            .Combine(choice)
            .Choose(pair => pair.Right.Wants(pair.Left.Command) ? new WantedCommand(pair.Left, pair.Right.Project) : null);
        RegisterCommands(context, wanted);
        RegisterTypes(context, wanted, project);
        RegisterForUser(context, wanted, project);
        RegisterForClient(context, wanted, mapped, project);
    }

    private static void RegisterCommands(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<WantedCommand> wanted)
    {
        var commands = wanted
            .Select((one, _) => new CommandFile(one.Result.Command, one.Result.Namespace, one.Result.TypesNamespace, one.Project))
            .WithTrackingName(Steps.Commands);
        context.RegisterSourceOutput(commands, (output, file) => Add(
            output,
            "Command." + string.Join("+", file.Command.FullName.Split(' ').Select(Sanitize)),
            file.Emit()));
    }

    private static void RegisterTypes(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<WantedCommand> wanted,
        IncrementalValueProvider<ProjectOptions> project)
    {
        var types = wanted
            .SelectMany((one, _) => one.Result.Types.Select(type => new Placed<TypeModel>(one.Result.Namespace, type)))
            .Collect()
            .SelectMany((all, _) => Distinct(all, type => type.Name))
            .WithTrackingName(Steps.Types);
        context.RegisterSourceOutput(types.Combine(project), (output, pair) => Add(
            output, Hint("Type", pair.Left.Namespace, pair.Left.Value.Name), TypeEmitter.Emit(pair.Left.Value, pair.Left.Namespace, pair.Right.Access)));

        // The types that replies.json names have a generator of their own; here are those that a schema alone describes.
        var derived = wanted
            .SelectMany((one, _) => one.Project.Mode == GeneratorMode.Runtime ? [] : one.Result.Records.Select(record => new Placed<RecordModel>(one.Result.Namespace, record)))
            .Collect()
            .SelectMany((all, _) => Distinct(all, record => record.Name))
            .WithTrackingName(Steps.Records);
        context.RegisterSourceOutput(derived.Combine(project), (output, pair) => Add(
            output, Hint("Reply", pair.Left.Namespace, pair.Left.Value.Name), RecordEmitter.Emit(pair.Left.Value, pair.Left.Namespace, pair.Right.Access)));
    }

    private static void RegisterForUser(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<WantedCommand> wanted,
        IncrementalValueProvider<ProjectOptions> project)
    {
        var namespaces = wanted
            .Choose(one => one.Project.Mode == GeneratorMode.User ? one.Result.Namespace : null)
            .Collect()
            .SelectMany((all, _) => all.Distinct(StringComparer.Ordinal))
            .WithTrackingName(Steps.Namespaces);
        context.RegisterSourceOutput(
            namespaces.Combine(project), (output, pair) => Add(output, Hint("Extensions", pair.Left, "Commands"), ExtensionEmitter.EmitClass(pair.Left, pair.Right.Access)));
    }

    private static void RegisterForClient(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<WantedCommand> wanted,
        IncrementalValuesProvider<CommandResult> mapped,
        IncrementalValueProvider<ProjectOptions> project)
    {
        var replies = wanted
            .Choose(one => one.Project.Mode == GeneratorMode.Client ? BatchResultsEmitter.ReplyTypes(one.Result.Command).ToEquatableArray() : null)
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
            .Choose(result => result.Command.Surface == SurfaceKind.Container ? null : RegistryEntry.Of(result.Command))
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
    {
        var hint = new StringBuilder();
        foreach (char c in name)
        {
            if (c < 128 && (char.IsLetterOrDigit(c) || c is '.' or '_' or '-'))
            {
                hint.Append(c);
            }
            else
            {
                hint.Append('(').Append((int)c).Append(')');
            }
        }

        return hint.ToString();
    }
}
