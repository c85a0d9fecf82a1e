using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Generator.Tests.Driving;

/// <summary>The options that MSBuild would hand over: the mode of the project and the kind of each file.</summary>
internal sealed class SpecOptions(string? mode) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property.GlideGeneratorMode", mode);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options("", null);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        => new Options("build_metadata.AdditionalFiles.GlideSpec", (textFile as SpecText)?.Kind);

    private sealed class Options(string name, string? only) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == name ? only : null;
            return value is not null;
        }
    }
}
