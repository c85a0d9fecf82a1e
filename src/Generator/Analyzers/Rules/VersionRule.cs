using System.Linq;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>GLIDE2002: a command that the oldest server, as the project declares it, does not know.</summary>
internal static class VersionRule
{
    /// <summary>Where the oldest server's version stands in the options of a compilation.</summary>
    public const string Property = "build_property.ValkeyMinimumServerVersion";

    /// <summary>Reads a version such as <c>8</c>, <c>8.1</c> or <c>8.1.2</c>; null if it is none.</summary>
    public static Version? Parse(string? text)
    {
        text = text?.Trim();
        return Version.TryParse(text, out var version) ? new Version(version.Major, version.Minor, Math.Max(version.Build, 0))
            : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int major) ? new Version(major, 0, 0)
            : null;
    }

    public static void Check(Member member, Version oldest, Action<Diagnostic> report)
    {
        var newer = member.Calls.Where(call => call.Facts.Since is { } since && since > oldest).ToList();
        if (newer.Count == 0 || member.Operations.Any(AsksForVersion))
        {
            return;
        }

        foreach (var call in newer)
        {
            report(Diagnostic.Create(AnalyzerRules.NewerThanServer, call.NameLocation, call.Facts.Name, call.Facts.Since!.ToString(2), oldest.ToString(2)));
        }
    }

    /// <summary>Whether the member has to do with versions: it may know what it does.</summary>
    private static bool AsksForVersion(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "ServerVersion" } property } => GlideTypes.IsOfClient(property.ContainingType),
        _ => operation.Type is { Name: "Version", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };
}
