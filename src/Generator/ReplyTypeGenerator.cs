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
        var mode = context.AnalyzerConfigOptionsProvider.Select((options, _) => GeneratorModes.Read(options.GlobalOptions));
        var overlays = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, _) => InputFile.Of(pair.Left, pair.Right))
            .Where(file => file.Kind == "overlay" && string.Equals(Path.GetFileName(file.File.Path), "types.json", StringComparison.OrdinalIgnoreCase))
            .Select((file, token) => (Types: TypesOverlayParser.Parse(JsonFile.Read(file.File.Path, file.Text(token))), file.Namespace))
            .WithTrackingName(ParsedStep)

            // A second file of that name is reported, and not read.
            .Collect()
            .SelectMany((files, _) => files.Take(1));

        var diagnostics = overlays.Combine(mode).SelectMany((pair, _) => pair.Left.Types.Diagnostics);
        context.RegisterSourceOutput(diagnostics, (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));

        var records = overlays
            .Combine(mode)
            .SelectMany((pair, _) => pair.Left.Types.Records
                .Where(record => IsWanted(record, pair.Right))

                // The runtime's too are seen by users, beside those of the client.
                .Select(record => (Record: record, Namespace: pair.Right == GeneratorMode.User ? pair.Left.Namespace : CommandEmitter.ClientNamespace))
                .ToEquatableArray())
            .WithTrackingName(ChosenStep);
        var access = context.AnalyzerConfigOptionsProvider.Select((options, _) => GeneratorModes.ReadAccess(options.GlobalOptions));
        context.RegisterSourceOutput(records.Combine(access), (output, pair) => output.AddSource(
            $"Reply.{pair.Left.Record.Name}.g.cs", SourceText.From(RecordEmitter.Emit(pair.Left.Record, pair.Left.Namespace, pair.Right), Encoding.UTF8)));
    }

    // The client sees what the runtime holds, so each type exists in one of them only.
    private static bool IsWanted(RecordModel record, GeneratorMode mode) => mode switch
    {
        GeneratorMode.Client => !record.IsInRuntime,
        GeneratorMode.Runtime => record.IsInRuntime,
        _ => true,
    };
}
