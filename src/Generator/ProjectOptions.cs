using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Generator;

/// <summary>What a project says to the generator.</summary>
/// <param name="Mode">What it wants generated.</param>
/// <param name="Access">What is written before the types that it gets: <c>internal</c> if a user's project says so, else <c>public</c>.</param>
internal sealed record ProjectOptions(GeneratorMode Mode, string Access)
{
    private const string Internal = "internal";
    private const string ModeOption = "build_property.GlideGeneratorMode";
    private const string AccessOption = "build_property.ValkeyCommandAccessibility";

    public static ProjectOptions Read(AnalyzerConfigOptions options)
    {
        var mode = options.TryGetValue(ModeOption, out string? said)
            ? said switch { "Client" => GeneratorMode.Client, "Runtime" => GeneratorMode.Runtime, _ => GeneratorMode.User }
            : GeneratorMode.User;
        bool isInternal = mode == GeneratorMode.User
            && options.TryGetValue(AccessOption, out string? access) && string.Equals(access, Internal, StringComparison.OrdinalIgnoreCase);
        return new ProjectOptions(mode, isInternal ? Internal : "public");
    }
}
