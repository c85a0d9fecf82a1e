using System.Linq;
using System.Threading;
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
/// overlay and a command that comes or goes the mapping, white space nothing.
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
            .Choose(pair => InputFile.Of(pair.Left, pair.Right));

        var specs = files
            .Where(file => file.Kind == "command")
            .Select(Parse)
            .WithTrackingName(Steps.Parsed);
        var set = specs.Select((file, _) => SpecSetEntry.Of(file)).Collect().Select((entries, _) => SpecSet.Of(entries)).WithTrackingName(Steps.Set);
        var overlay = files
            .Where(file => file.Kind == "overlay")
            .Collect()
            .Select((all, token) => OverlayParser.Parse(all.Select(file => new OverlayFile(file.File.Path, file.Text(token), file.Namespace))))
            .WithTrackingName(Steps.Overlay)
            .Combine(set)
            .Select((pair, _) => new OverlayInSet(pair.Left, pair.Right))

            // Not in one step: a pair of a pair and a third would be one more struct.
            .Combine(project)
            .Select((pair, _) => pair.Left with { Mode = pair.Right.Mode });

        var mapped = specs
            .Combine(overlay)
            .SelectMany((pair, _) => pair.Right.Map(pair.Left))
            .WithTrackingName(Steps.Mapped);

        CommandOutputs.Register(context, mapped, project);
        DiagnosticOutputs.Register(
            context,
            specs,
            mapped,
            overlay,
            project,
            files.Collect().Select((all, _) => new InputTexts(all)));
    }

    private static CommandSpecFile Parse(InputFile file, CancellationToken cancelled)
    {
        if (file.Mode == GeneratorMode.Client)
        {
            Precompilation.Begin();
        }

        return CommandSpecParser.Parse(file.File.Path, file.Text(cancelled)).In(file.Namespace, file.InvalidNamespace);
    }
}
