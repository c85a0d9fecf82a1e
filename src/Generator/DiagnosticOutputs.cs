using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Glide.Generator.Diagnostics;
using Glide.Generator.Mapping;
using Glide.Generator.Model;
using Glide.Generator.Model.Specs;
using Glide.Generator.Model.Types;
using Glide.Generator.Parsing.Overlay;
using Glide.Generator.Parsing.Replies;
using Glide.Generator.Parsing.Specs;
using Microsoft.CodeAnalysis;

namespace Glide.Generator;

/// <summary>Registers what is reported. The client's project reports for the runtime's too, so that nothing is said twice.</summary>
internal static class DiagnosticOutputs
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CommandSpecFile> specs,
        IncrementalValuesProvider<CommandResult> mapped,
        IncrementalValueProvider<OverlayData> overlay,
        IncrementalValueProvider<SpecSet> set,
        IncrementalValueProvider<GeneratorMode> mode,
        IncrementalValueProvider<ImmutableArray<AdditionalText>> files)
    {
        Report(context, specs.Select((file, _) => file.Diagnostics), mode, files);
        Report(context, mapped.Select((result, _) => result.Diagnostics), mode, files);
        Report(context, overlay.Combine(set).Combine(mode).Select((pair, _) => OverlayCheck.Run(pair.Left.Left, pair.Left.Right, pair.Right).ToEquatableArray()), mode, files);
        Report(
            context,
            mapped.Select((result, _) => result.OverlayUses).Collect().Combine(overlay).Combine(set)
                .Select((pair, _) => OverlayCheck.Unused(
                    pair.Left.Right, pair.Left.Left.SelectMany(names => names), VersionNumber.Parse(pair.Right.Version)).ToEquatableArray()),
            mode,
            files);
        Report(
            context,
            specs.SelectMany((file, _) => file.Commands.Select(ArgumentPaths.Of)).Collect().Combine(overlay).Combine(set)
                .Select((pair, _) => Replies(pair.Left.Left, pair.Left.Right, VersionNumber.Parse(pair.Right.Version)).ToEquatableArray()),
            mode,
            files);
        Report(context, mapped.Collect().Select((results, _) => NameCheck.Run(results).ToEquatableArray()), mode, files);
        ReportHidden(context, mapped, mode, files);
    }

    // The compilation is another one after every edit; what is asked of it is little, and what comes out is the same.
    private static void ReportHidden(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CommandResult> mapped,
        IncrementalValueProvider<GeneratorMode> mode,
        IncrementalValueProvider<ImmutableArray<AdditionalText>> files)
    {
        var names = mapped
            .Combine(mode)
            .Where(pair => pair.Right == GeneratorMode.User)
            .Select((pair, _) => MethodNames.Of(pair.Left))
            .Collect();
        var hidden = names
            .Combine(context.CompilationProvider)
            .Select((pair, _) => pair.Left.IsEmpty ? [] : HiddenMethods.Find(pair.Left, pair.Right).ToEquatableArray())
            .WithTrackingName(Steps.Hidden);
        Report(context, hidden, mode, files);
    }

    private static IEnumerable<DiagnosticModel> Replies(IEnumerable<ArgumentPaths> commands, OverlayData overlay, Version version)
    {
        var paths = commands.GroupBy(command => command.Command, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (ICollection<string>)group.First().Paths.ToList(), StringComparer.Ordinal);
        return RepliesOverlayCheck.Check(
            overlay.Replies,
            command => paths.TryGetValue(command, out var known) ? known : null,
            since => Applicability.Holds(since, version));
    }

    private static void Report(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<EquatableArray<DiagnosticModel>> diagnostics,
        IncrementalValueProvider<GeneratorMode> mode,
        IncrementalValueProvider<ImmutableArray<AdditionalText>> files)
        => context.RegisterSourceOutput(
            diagnostics.Combine(files).Select((pair, token) => Placed(pair.Left, pair.Right, token)).Combine(mode), (output, pair) => Report(output, pair.Left, pair.Right));

    private static void Report(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<DiagnosticModel>> diagnostics,
        IncrementalValueProvider<GeneratorMode> mode,
        IncrementalValueProvider<ImmutableArray<AdditionalText>> files)
        => context.RegisterSourceOutput(
            diagnostics.Combine(files).Select((pair, token) => Placed(pair.Left, pair.Right, token)).Combine(mode), (output, pair) => Report(output, pair.Left, pair.Right));

    private static void Report(SourceProductionContext output, EquatableArray<DiagnosticModel> diagnostics, GeneratorMode mode)
    {
        foreach (var diagnostic in mode == GeneratorMode.Runtime ? [] : diagnostics)
        {
            output.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }

    /// <summary>Looks up where the names of commands stand that something is reported at.</summary>
    private static EquatableArray<DiagnosticModel> Placed(EquatableArray<DiagnosticModel> diagnostics, ImmutableArray<AdditionalText> files, CancellationToken cancelled)
        => diagnostics.Any(diagnostic => diagnostic.Location.Command is not null)
            ? diagnostics.Select(diagnostic => diagnostic with { Location = Found(diagnostic.Location, files, cancelled) }).ToEquatableArray()
            : diagnostics;

    private static LocationModel Found(LocationModel location, ImmutableArray<AdditionalText> files, CancellationToken cancelled)
        => location.Command is { } command && files.FirstOrDefault(file => file.Path == location.Path)?.GetText(cancelled) is { } text
            ? CommandPlace.Find(location.Path, text, command) ?? location
            : location;
}
