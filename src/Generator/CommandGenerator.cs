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
/// Turns command specs and the overlay into command structs and the typed surface: Valkey's own into the client's and the runtime's, a user's
/// into extension methods. Every step gives value-equal data, so that an edit runs again only what it concerns: a spec file its own command, the
/// overlay the mapping, white space nothing.
/// </summary>
/// <remarks>Only classes and pairs of them go from step to step, for the reason that <see cref="EquatableArray{T}"/> gives.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class CommandGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var project = context.AnalyzerConfigOptionsProvider.Select((options, _) => ProjectOptions.Read(options.GlobalOptions)).WithTrackingName(Steps.Project);
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, _) => InputFile.Of(pair.Left, pair.Right))
            .Where(file => file.Kind is not null);

        var specs = files
            .Where(file => file.Kind == "command")
            .Select((file, token) => CommandSpecParser.Parse(file.File.Path, file.Text(token)).In(file.Namespace, file.InvalidNamespace))
            .WithTrackingName(Steps.Parsed);
        var overlay = files
            .Where(file => file.Kind == "overlay")
            .Select((file, token) => new OverlayFile(file.File.Path, file.Text(token), file.Namespace))
            .Collect()
            .Select((texts, _) => OverlayParser.Parse(texts))
            .WithTrackingName(Steps.Overlay);
        var set = specs.Select((file, _) => SpecSetEntry.Of(file)).Collect().Select((entries, _) => SpecSet.Of(entries)).WithTrackingName(Steps.Set);

        var mapped = specs
            .SelectMany((file, _) => file.Commands.Select(command => new SpecCommand(command, file.Path, file.Namespace)))
            .Combine(set)
            .Where(pair => pair.Right.Owner(pair.Left.Command.FullName) == pair.Left.Path)
            .Select((pair, _) => new CommandToMap(pair.Left, pair.Right.Version))
            .Combine(overlay)
            .Select((pair, _) => pair.Left.Map(pair.Right))
            .WithTrackingName(Steps.Mapped);

        CommandOutputs.Register(context, mapped, project);
        DiagnosticOutputs.Register(
            context,
            specs,
            mapped,
            overlay.Combine(set).Select((pair, _) => new OverlayInSet(pair.Left, pair.Right)),
            project,
            files.Select((file, _) => file.File).Collect().Select((all, _) => new InputTexts(all)));
    }
}
