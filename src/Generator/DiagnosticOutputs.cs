using System;
using System.Collections.Generic;
using System.Linq;
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
        IncrementalValueProvider<OverlayInSet> overlay,
        IncrementalValueProvider<ProjectOptions> project,
        IncrementalValueProvider<InputTexts> texts)
    {
        Report(context, specs.Choose(file => NullIfEmpty(file.Diagnostics)), project, texts);
        Report(context, mapped.Choose(result => NullIfEmpty(result.Diagnostics)), project, texts);
        Report(context, overlay.Select((all, _) => OverlayCheck.Run(all).ToEquatableArray()), project, texts);
        var uses = mapped.Select((result, _) => result.OverlayUses).Collect().Select((all, _) => all.SelectMany(names => names).ToEquatableArray());
        Report(context, uses.Combine(overlay).Select((pair, _) => OverlayCheck.Unused(pair.Right, pair.Left).ToEquatableArray()), project, texts);
        var paths = specs.SelectMany((file, _) => file.Commands.Select(ArgumentPaths.Of)).Collect().Select((all, _) => all.ToEquatableArray());
        Report(context, paths.Combine(overlay).Select((pair, _) => Replies(pair.Left, pair.Right).ToEquatableArray()), project, texts);
        Report(context, mapped.Collect().Select((results, _) => NameCheck.Run(results).ToEquatableArray()), project, texts);
        ReportHidden(context, mapped, project, texts);
    }

    // The compilation is another one after every edit; what is asked of it is little, and what comes out is the same.
    private static void ReportHidden(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CommandResult> mapped,
        IncrementalValueProvider<ProjectOptions> project,
        IncrementalValueProvider<InputTexts> texts)
    {
        var names = mapped
            .Combine(project)
            .Choose(pair => pair.Right.Mode == GeneratorMode.User ? MethodNames.Of(pair.Left) : null)
            .Collect()
            .Select((all, _) => all.ToEquatableArray());
        var hidden = names
            .Combine(context.CompilationProvider)
            .Select((pair, _) => pair.Left.IsEmpty ? [] : HiddenMethods.Find(pair.Left, pair.Right).ToEquatableArray())
            .WithTrackingName(Steps.Hidden);
        Report(context, hidden, project, texts);
    }

    // Nearly all commands have none, and what is nothing takes no further step.
    private static EquatableArray<DiagnosticModel>? NullIfEmpty(EquatableArray<DiagnosticModel> diagnostics) => diagnostics.IsEmpty ? null : diagnostics;

    private static IEnumerable<DiagnosticModel> Replies(IEnumerable<ArgumentPaths> commands, OverlayInSet overlay)
    {
        var paths = commands.GroupBy(command => command.Command, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (ICollection<string>)group.First().Paths.ToList(), StringComparer.Ordinal);
        return RepliesOverlayCheck.Check(
            overlay.Overlay.Replies,
            command => paths.TryGetValue(command, out var known) ? known : null,
            since => Applicability.Holds(since, overlay.Version));
    }

    private static void Report(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<EquatableArray<DiagnosticModel>> diagnostics,
        IncrementalValueProvider<ProjectOptions> project,
        IncrementalValueProvider<InputTexts> texts)
        => context.RegisterSourceOutput(
            diagnostics.Combine(texts).Select((pair, token) => pair.Right.Locate(pair.Left, token)).Combine(project),
            (output, pair) => Report(output, pair.Left, pair.Right.Mode));

    private static void Report(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<DiagnosticModel>> diagnostics,
        IncrementalValueProvider<ProjectOptions> project,
        IncrementalValueProvider<InputTexts> texts)
        => context.RegisterSourceOutput(
            diagnostics.Combine(texts).Select((pair, token) => pair.Right.Locate(pair.Left, token)).Combine(project),
            (output, pair) => Report(output, pair.Left, pair.Right.Mode));

    private static void Report(SourceProductionContext output, EquatableArray<DiagnosticModel> diagnostics, GeneratorMode mode)
    {
        if (mode == GeneratorMode.Runtime)
        {
            return;
        }

        foreach (var diagnostic in diagnostics)
        {
            output.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }
}
