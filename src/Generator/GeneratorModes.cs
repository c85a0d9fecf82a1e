using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Generator;

/// <summary>Reads what a project wants generated.</summary>
internal static class GeneratorModes
{
    private const string Option = "build_property.GlideGeneratorMode";

    public static GeneratorMode Read(AnalyzerConfigOptions options)
        => options.TryGetValue(Option, out string? mode)
            ? mode switch { "Client" => GeneratorMode.Client, "Runtime" => GeneratorMode.Runtime, _ => GeneratorMode.User }
            : GeneratorMode.User;
}
