using System;
using System.IO;
using System.Linq;
using System.Text;
using Glide.Generator.Emit;
using Glide.Generator.Emit.Replies;
using Glide.Generator.Model;
using Glide.Generator.Model.Replies;
using Glide.Generator.Parsing.Json;
using Glide.Generator.Parsing.Replies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator;

/// <summary>
/// Turns <c>types.json</c> into the types that replies are read into. It stands apart from the commands, because an edit of a type concerns
/// its own file alone.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ReplyTypeGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads the file.</summary>
    public const string ParsedStep = "ReplyTypes.Parsed";

    /// <summary>The step that chooses the types of the project that is built.</summary>
    public const string ChosenStep = "ReplyTypes.Chosen";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var project = context.AnalyzerConfigOptionsProvider.Select((options, _) => ProjectOptions.Read(options.GlobalOptions));
        var overlays = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Choose(pair => InputFile.Of(pair.Left, pair.Right))
            .Where(file => file.Kind == "overlay" && string.Equals(Path.GetFileName(file.File.Path), "types.json", StringComparison.OrdinalIgnoreCase))
            .Select((file, token) => new Placed<TypesOverlay>(
                file.Namespace, TypesOverlayParser.Parse(JsonFile.Read(file.File.Path, file.Text(token)))))
            .WithTrackingName(ParsedStep)

            // A second file of that name is reported, and not read.
            .Collect()
            .SelectMany((files, _) => files.Take(1));

        var diagnostics = overlays.SelectMany((types, _) => types.Value.Diagnostics);
        context.RegisterSourceOutput(diagnostics, (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));

        var records = overlays
            .Combine(project)
            .SelectMany((pair, _) => pair.Left.Value.Records
                .Where(record => IsWanted(record, pair.Right.Mode))

                // The runtime's too are seen by users, beside those of the client.
                .Select(record => new Placed<RecordModel>(pair.Right.Mode == GeneratorMode.User ? pair.Left.Namespace : CommandEmitter.ClientNamespace, record)))
            .WithTrackingName(ChosenStep);
        context.RegisterSourceOutput(records.Combine(project), (output, pair) => output.AddSource(
            $"Reply.{pair.Left.Value.Name}.g.cs", SourceText.From(RecordEmitter.Emit(pair.Left.Value, pair.Left.Namespace, pair.Right.Access), Encoding.UTF8)));
    }

    // The client sees what the runtime holds, so each type exists in one of them only.
    private static bool IsWanted(RecordModel record, GeneratorMode mode) => mode switch
    {
        GeneratorMode.Client => !record.IsInRuntime,
        GeneratorMode.Runtime => record.IsInRuntime,
        _ => true,
    };
}
