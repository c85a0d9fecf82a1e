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
        IncrementalValueProvider<GeneratorMode> mode,
        IncrementalValueProvider<string> access)
    {
        var shadowed = mapped.Collect().Select((results, _) => NameCheck.Shadowed(results).ToEquatableArray());
        var wanted = mapped.Combine(mode)
            .Where(pair => IsWanted(pair.Left.Command, pair.Right))
            .Combine(shadowed)
            .Where(pair => pair.Left.Right != GeneratorMode.User || !pair.Right.Contains(pair.Left.Left.Command.FullName))
            .Select((pair, _) => pair.Left);
        RegisterCommands(context, wanted, access);
        RegisterTypes(context, wanted, access);
        RegisterForUser(context, wanted, access);
        RegisterForClient(context, wanted, mapped, mode);
    }

    private static void RegisterCommands(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<(CommandResult Result, GeneratorMode Mode)> wanted,
        IncrementalValueProvider<string> access)
    {
        var commands = wanted
            .Combine(access)
            .Select((pair, _) => (pair.Left.Result.Command, pair.Left.Result.Namespace, pair.Left.Result.TypesNamespace, pair.Left.Mode, Access: pair.Right))
            .WithTrackingName(Steps.Commands);
        context.RegisterSourceOutput(commands, (output, file) => Add(
            output,
            "Command." + string.Join("+", file.Command.FullName.Split(' ').Select(Sanitize)),
            file.Mode switch
            {
                GeneratorMode.Client => CommandEmitter.EmitForClient(file.Command),
                GeneratorMode.Runtime => CommandEmitter.EmitForRuntime(file.Command),
                _ => CommandEmitter.EmitForUser(file.Command, file.Namespace, file.TypesNamespace, file.Access),
            }));
    }

    private static void RegisterTypes(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<(CommandResult Result, GeneratorMode Mode)> wanted,
        IncrementalValueProvider<string> access)
    {
        var types = wanted
            .Select((pair, _) => (pair.Result.Namespace, pair.Result.Types))
            .Collect()
            .SelectMany((all, _) => Distinct(all.SelectMany(result => result.Types.Select(type => (result.Namespace, type, type.Name)))))
            .WithTrackingName(Steps.Types);
        context.RegisterSourceOutput(types.Combine(access), (output, pair) => Add(
            output, Hint("Type", pair.Left.Namespace, pair.Left.Value.Name), TypeEmitter.Emit(pair.Left.Value, pair.Left.Namespace, pair.Right)));

        // The types that replies.json names have a generator of their own; here are those that a schema alone describes.
        var derived = wanted
            .Where(pair => pair.Mode != GeneratorMode.Runtime)
            .Select((pair, _) => (pair.Result.Namespace, pair.Result.Records))
            .Collect()
            .SelectMany((all, _) => Distinct(all.SelectMany(result => result.Records.Select(record => (result.Namespace, record, record.Name)))))
            .WithTrackingName(Steps.Records);
        context.RegisterSourceOutput(derived.Combine(access), (output, pair) => Add(
            output, Hint("Reply", pair.Left.Namespace, pair.Left.Value.Name), RecordEmitter.Emit(pair.Left.Value, pair.Left.Namespace, pair.Right)));
    }

    private static void RegisterForUser(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<(CommandResult Result, GeneratorMode Mode)> wanted,
        IncrementalValueProvider<string> access)
    {
        var namespaces = wanted
            .Where(pair => pair.Mode == GeneratorMode.User)
            .Select((pair, _) => pair.Result.Namespace)
            .Collect()
            .SelectMany((all, _) => all.Distinct(StringComparer.Ordinal))
            .WithTrackingName(Steps.Namespaces);
        context.RegisterSourceOutput(
            namespaces.Combine(access), (output, pair) => Add(output, Hint("Extensions", pair.Left, "Commands"), ExtensionEmitter.EmitClass(pair.Left, pair.Right)));
    }

    private static void RegisterForClient(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<(CommandResult Result, GeneratorMode Mode)> wanted,
        IncrementalValuesProvider<CommandResult> mapped,
        IncrementalValueProvider<GeneratorMode> mode)
    {
        var replies = wanted
            .Where(pair => pair.Mode == GeneratorMode.Client)
            .Select((pair, _) => BatchResultsEmitter.ReplyTypes(pair.Result.Command).ToEquatableArray())
            .Collect()
            .Select((all, _) => all.SelectMany(types => types).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal).ToEquatableArray())
            .Combine(mode)
            .WithTrackingName(Steps.BatchReplies);
        context.RegisterSourceOutput(replies, (output, pair) =>
        {
            if (pair.Right == GeneratorMode.Client)
            {
                Add(output, "BatchResults", BatchResultsEmitter.Emit(pair.Left));
            }
        });

        var registry = mapped
            .Where(result => result.Command.Surface != SurfaceKind.Container)
            .Select((result, _) => RegistryEntry.Of(result.Command))
            .Collect()
            .Select((entries, _) => entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToEquatableArray())
            .Combine(mode)
            .WithTrackingName(Steps.Registry);
        context.RegisterSourceOutput(registry, (output, pair) =>
        {
            if (pair.Right == GeneratorMode.Client)
            {
                Add(output, "CommandRegistry", RegistryEmitter.Emit(pair.Left));
            }
        });
    }

    private static bool IsWanted(CommandModel command, GeneratorMode mode)
        => mode == GeneratorMode.Runtime ? command.InRuntime : command.Surface is SurfaceKind.Typed or SurfaceKind.Session;

    // A type that several commands need is emitted once; two that differ under one name are reported elsewhere.
    private static IEnumerable<(string Namespace, T Value)> Distinct<T>(IEnumerable<(string Namespace, T Value, string Name)> types)
        => types
            .GroupBy(type => $"{type.Namespace}.{type.Name}", StringComparer.OrdinalIgnoreCase)
            .Select(group => group.First())
            .Select(type => (type.Namespace, type.Value));

    private static void Add(SourceProductionContext output, string name, string source)
        => output.AddSource(name + ".g.cs", SourceText.From(source, Utf8));

    // Only a user's project has commands in several namespaces.
    private static string Hint(string kind, string ns, string name)
        => ns is CommandEmitter.ClientNamespace or CommandEmitter.RuntimeNamespace or "" ? $"{kind}.{Sanitize(name)}" : $"{kind}.{Sanitize(ns)}.{Sanitize(name)}";

    // A hint name is a file name; one that the compiler does not like, or that is there twice, would end the generator.
    private static string Sanitize(string name)
        => string.Concat(name.Select(c => c < 128 && (char.IsLetterOrDigit(c) || c is '.' or '_' or '-') ? c.ToString() : $"({(int)c})"));
}
