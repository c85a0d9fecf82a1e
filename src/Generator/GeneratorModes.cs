using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Generator;

/// <summary>Reads what a project wants generated.</summary>
internal static class GeneratorModes
{
    private const string Internal = "internal";
    private const string Option = "build_property.GlideGeneratorMode";

    private const string AccessOption = "build_property.ValkeyCommandAccessibility";

    /// <summary>What is written before the types that a project gets: <c>internal</c> if a user's project says so, else <c>public</c>.</summary>
    public static string ReadAccess(AnalyzerConfigOptions options)
        => Read(options) == GeneratorMode.User && options.TryGetValue(AccessOption, out string? access) && string.Equals(access, Internal, StringComparison.OrdinalIgnoreCase)
            ? Internal
            : "public";

    public static GeneratorMode Read(AnalyzerConfigOptions options)
        => options.TryGetValue(Option, out string? mode)
            ? mode switch { "Client" => GeneratorMode.Client, "Runtime" => GeneratorMode.Runtime, _ => GeneratorMode.User }
            : GeneratorMode.User;
}
