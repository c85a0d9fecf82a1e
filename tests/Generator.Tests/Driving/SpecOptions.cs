using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Generator.Tests.Driving;

/// <summary>The options that MSBuild would hand over: the mode of the project, its root namespace, whether others see its commands, and the kind and the namespace of each file.</summary>
internal sealed class SpecOptions(string? mode, string? rootNamespace, string? access = null) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Options(
            ("build_property.GlideGeneratorMode", mode), ("build_property.RootNamespace", rootNamespace), ("build_property.ValkeyCommandAccessibility", access));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options();

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        => new Options(
            ("build_metadata.AdditionalFiles.GlideSpec", (textFile as SpecText)?.Kind),
            ("build_metadata.AdditionalFiles.GlideNamespace", (textFile as SpecText)?.Namespace));

    private sealed class Options(params (string Key, string? Value)[] options) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = options.FirstOrDefault(option => option.Key == key).Value;
            return value is not null;
        }
    }
}
