using System.Globalization;
using System.Linq;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>GLIDE2002: a command, or something given to one, that the oldest server, as the project declares it, does not know.</summary>
internal static class VersionRule
{
    /// <summary>Where the oldest server's version stands in the options of a compilation.</summary>
    public const string Property = "build_property.ValkeyMinimumServerVersion";

    /// <summary>Reads a version such as <c>8</c>, <c>8.1</c> or <c>8.1.2</c>; null if it is none.</summary>
    public static Version? Parse(string? text)
    {
        text = text?.Trim();
        return Version.TryParse(text, out var version) && version.Revision < 0 ? new Version(version.Major, version.Minor, Math.Max(version.Build, 0))
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? new Version(major, 0, 0)
            : null;
    }

    public static void Check(Member member, Version oldest, Action<Diagnostic> report)
    {
        var guards = new VersionGuards(member);
        foreach (var call in member.Calls.Where(call => !guards.Holds(call.Operation)))
        {
            if (call.Facts.Since is { } since && since > oldest)
            {
                Report(call.NameLocation, call.Facts.Name, since, oldest, report);
                continue;
            }

            foreach (var part in call.Facts.Parts.Where(part => part.Since > oldest))
            {
                if (GivenParts.Find(member, call, part.Parameter, part.Path) is { } given)
                {
                    Report(given.Location, $"{given.Name} of {call.Facts.Name}", part.Since, oldest, report);
                }
            }
        }

        foreach (var operation in member.Operations)
        {
            if (MemberOf(operation) is { } used && member.Types.SinceOf(used) is { } since && since > oldest && !guards.Holds(operation))
            {
                Report(CommandCall.NameOf(operation.Syntax).GetLocation(), used.ContainingType.Name + "." + used.Name, since, oldest, report);
            }
        }
    }

    /// <summary>A member that may say itself since when it is known; a command's own method does that by its facts.</summary>
    private static ISymbol? MemberOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true, IsExtensionMethod: false } method } => method,
        IPropertyReferenceOperation reference => reference.Property,
        IFieldReferenceOperation reference => reference.Field,
        _ => null,
    };

    private static void Report(Location location, string what, Version since, Version oldest, Action<Diagnostic> report)
        => report(Diagnostic.Create(AnalyzerRules.NewerThanServer, location, what, since.ToString(2), oldest.ToString(2)));
}
