using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Glide.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Docs.Tests;

/// <summary>The command specs that a page shows, which become methods for the code on it as they would in the reader's project.</summary>
/// <param name="Namespace">Where the page's project file puts them.</param>
/// <param name="Specs">The specs.</param>
internal sealed record OwnSpecs(string Namespace, IReadOnlyList<string> Specs)
{
    /// <summary>The compilation with what the specs give.</summary>
    public Compilation AddTo(CSharpCompilation compilation, CSharpParseOptions language, CancellationToken cancellationToken)
    {
        if (Specs.Count == 0)
        {
            return compilation;
        }

        var driver = CSharpGeneratorDriver.Create(
            [new CommandGenerator().AsSourceGenerator(), new ReplyTypeGenerator().AsSourceGenerator()],
            Specs.Select((spec, i) => new SpecText($"spec{i}.json", spec)),
            language,
            new ProjectOptions(Namespace));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics, cancellationToken);
        Assert.Empty(diagnostics.Where(found => found.Severity >= DiagnosticSeverity.Warning));
        return output;
    }

    private sealed class SpecText(string path, string content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
    }

    /// <summary>What the package's MSBuild files tell the compiler about an item <c>ValkeyCommandSpec</c>.</summary>
    private sealed class ProjectOptions(string ownNamespace) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(ImmutableDictionary.CreateRange(
            [
                KeyValuePair.Create("build_metadata.AdditionalFiles.GlideSpec", "command"),
                KeyValuePair.Create("build_metadata.AdditionalFiles.GlideNamespace", ownNamespace),
            ]));
    }

    private sealed class Options(IEnumerable<KeyValuePair<string, string>> values) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = new(values, StringComparer.Ordinal);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
