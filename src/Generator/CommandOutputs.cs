using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Glide.Generator.Emit;
using Glide.Generator.Emit.Batches;
using Glide.Generator.Emit.Replies;
using Glide.Generator.Mapping;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator;

/// <summary>Registers what is emitted: a file a command, a file a type, and the registry.</summary>
internal static class CommandOutputs
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CommandResult> mapped,
        IncrementalValueProvider<GeneratorMode> mode)
    {
        var wanted = mapped.Combine(mode).Where(pair => IsWanted(pair.Left.Command, pair.Right));
        var commands = wanted.Select((pair, _) => (pair.Left.Command, Mode: pair.Right)).WithTrackingName(Steps.Commands);
        context.RegisterSourceOutput(commands, (output, pair) => Add(
            output,
            "Command." + string.Join("+", pair.Command.FullName.Split(' ').Select(Sanitize)),
            pair.Mode == GeneratorMode.Client ? CommandEmitter.EmitForClient(pair.Command) : CommandEmitter.EmitForRuntime(pair.Command)));

        var types = wanted
            .Select((pair, _) => pair.Left.Types)
            .Collect()
            .SelectMany((all, _) => Distinct(all.SelectMany(types => types)))
            .Combine(mode)
            .WithTrackingName(Steps.Types);
        context.RegisterSourceOutput(types, (output, pair) => Add(
            output,
            "Type." + Sanitize(pair.Left.Name),
            TypeEmitter.Emit(pair.Left, pair.Right == GeneratorMode.Client ? CommandEmitter.ClientNamespace : CommandEmitter.RuntimeNamespace)));

        // The types that replies.json names have a generator of their own; here are those that a schema alone describes.
        var derived = wanted
            .Where(pair => pair.Right == GeneratorMode.Client)
            .Select((pair, _) => pair.Left.Records)
            .Collect()
            .SelectMany((all, _) => all.SelectMany(records => records).GroupBy(record => record.Name, StringComparer.OrdinalIgnoreCase).Select(group => group.First()))
            .WithTrackingName(Steps.Records);
        context.RegisterSourceOutput(derived, (output, record) => Add(output, "Reply." + Sanitize(record.Name), RecordEmitter.Emit(record, CommandEmitter.ClientNamespace)));

        var replies = wanted
            .Where(pair => pair.Right == GeneratorMode.Client)
            .Select((pair, _) => BatchResultsEmitter.ReplyTypes(pair.Left.Command).ToEquatableArray())
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

    private static bool IsWanted(CommandModel command, GeneratorMode mode) => mode switch
    {
        GeneratorMode.Client => command.Surface is SurfaceKind.Typed or SurfaceKind.Session,
        GeneratorMode.Runtime => command.InRuntime,
        _ => false,
    };

    // A type that several commands need is emitted once; two that differ under one name are reported elsewhere.
    private static IEnumerable<TypeModel> Distinct(IEnumerable<TypeModel> types)
        => types.GroupBy(type => type.Name, StringComparer.OrdinalIgnoreCase).Select(group => group.First());

    private static void Add(SourceProductionContext output, string name, string source)
        => output.AddSource(name + ".g.cs", SourceText.From(source, Utf8));

    // A hint name is a file name; one that the compiler does not like, or that is there twice, would end the generator.
    private static string Sanitize(string name)
        => string.Concat(name.Select(c => c < 128 && (char.IsLetterOrDigit(c) || c is '.' or '_' or '-') ? c.ToString() : $"({(int)c})"));
}
