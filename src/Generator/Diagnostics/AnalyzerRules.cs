using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Diagnostics;

/// <summary>The diagnostics about code that uses the client. Each has a page under <c>docs/rules</c>; an id is never used again for something else.</summary>
internal static class AnalyzerRules
{
    /// <summary>The property of a diagnostic that holds the hash tag for the keys that have to move.</summary>
    public const string TagProperty = "Tag";

    public static readonly DiagnosticDescriptor KeysOfSeveralSlots = Cluster(
        "GLIDE1001",
        "The keys of a command hash to different slots",
        "{0} runs on keys of one slot only: '{1}' is in slot {2}, '{3}' in slot {4}");

    public static readonly IReadOnlyList<DiagnosticDescriptor> All = [KeysOfSeveralSlots];

    private static DiagnosticDescriptor Cluster(string id, string title, string message) => Warning(id, title, message, "Glide.Cluster");

    private static DiagnosticDescriptor Warning(string id, string title, string message, string category)
        => new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: $"docs/rules/{id}.md");
}
