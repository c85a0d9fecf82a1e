using System;
using System.IO;
using System.Linq;
using System.Text;
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

    private const string KindOption = "build_metadata.AdditionalFiles.GlideSpec";
    private const string ModeOption = "build_property.GlideGeneratorMode";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var mode = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => options.GlobalOptions.TryGetValue(ModeOption, out string? value) ? value : "");
        var overlays = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(pair => pair.Right.GetOptions(pair.Left).TryGetValue(KindOption, out string? kind) && kind == "overlay"
                && string.Equals(Path.GetFileName(pair.Left.Path), "types.json", StringComparison.OrdinalIgnoreCase))
            .Select((pair, token) => TypesOverlayParser.Parse(JsonFile.Read(pair.Left.Path, pair.Left.GetText(token)!)))
            .WithTrackingName(ParsedStep);

        var diagnostics = overlays.Combine(mode).Where(pair => pair.Right.Length > 0).SelectMany((pair, _) => pair.Left.Diagnostics);
        context.RegisterSourceOutput(diagnostics, (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));

        var records = overlays
            .Combine(mode)
            .SelectMany((pair, _) => pair.Left.Records.Where(record => IsWanted(record, pair.Right)).ToEquatableArray())
            .WithTrackingName(ChosenStep);
        context.RegisterSourceOutput(
            records, (output, record) => output.AddSource($"Reply.{record.Name}.g.cs", SourceText.From(RecordEmitter.Emit(record, "Glide"), Encoding.UTF8)));
    }

    // The client sees what the runtime holds, so each type exists in one of them only.
    private static bool IsWanted(RecordModel record, string mode) => mode switch
    {
        "Client" => !record.IsInRuntime,
        "Runtime" => record.IsInRuntime,
        _ => false,
    };
}
