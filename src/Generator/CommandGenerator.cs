using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Emit;
using Glide.Generator.Mapping;
using Glide.Generator.Model;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Overlay;
using Glide.Generator.Parsing.Specs;
using Microsoft.CodeAnalysis;

namespace Glide.Generator;

/// <summary>
/// Turns Valkey's command specs and the overlay into command structs and the typed surface. Every step gives value-equal data, so that an edit
/// runs again only what it concerns: a spec file its own command, the overlay the mapping, white space nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CommandGenerator : IIncrementalGenerator
{
    private const string KindOption = "build_metadata.AdditionalFiles.GlideSpec";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var mode = context.AnalyzerConfigOptionsProvider.Select((options, _) => GeneratorModes.Read(options.GlobalOptions)).WithTrackingName(Steps.Mode);
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, _) => (File: pair.Left, Kind: pair.Right.GetOptions(pair.Left).TryGetValue(KindOption, out string? kind) ? kind : null))
            .Where(file => file.Kind is "command" or "overlay");

        var specs = files
            .Where(file => file.Kind == "command")
            .Select((file, token) => CommandSpecParser.Parse(file.File.Path, file.File.GetText(token)!))
            .WithTrackingName(Steps.Parsed);
        var overlay = files
            .Where(file => file.Kind == "overlay")
            .Select((file, token) => new OverlayFile(file.File.Path, file.File.GetText(token)!))
            .Collect()
            .Select((texts, _) => OverlayParser.Parse(texts))
            .WithTrackingName(Steps.Overlay);
        var set = specs.Select((file, _) => SpecSetEntry.Of(file)).Collect().Select((entries, _) => SpecSet.Of(entries)).WithTrackingName(Steps.Set);

        var mapped = specs
            .SelectMany((file, _) => file.Commands.Select(command => (Path: file.Path, Command: command)))
            .Combine(set)
            .Where(pair => pair.Right.Owner(pair.Left.Command.FullName) == pair.Left.Path)
            .Select((pair, _) => (pair.Left.Command, pair.Left.Path, pair.Right.Version))
            .Combine(overlay)
            .Select((pair, _) => CommandMapper.Map(pair.Left.Command, pair.Left.Path, pair.Right, VersionNumber.Parse(pair.Left.Version)))
            .WithTrackingName(Steps.Mapped);

        CommandOutputs.Register(context, mapped, mode);
        DiagnosticOutputs.Register(context, specs, mapped, overlay, set, mode);
    }
}
