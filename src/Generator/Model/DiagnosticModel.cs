using System.Linq;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Model;

/// <summary>A diagnostic as plain data, so that a step that produces it can be cached.</summary>
internal sealed record DiagnosticModel(string Id, LocationModel Location, EquatableArray<string> Arguments)
{
    /// <summary>Makes a diagnostic of a rule at a place.</summary>
    public static DiagnosticModel Create(DiagnosticDescriptor rule, LocationModel location, params string[] arguments)
        => new(rule.Id, location, arguments.ToEquatableArray());

    /// <summary>The diagnostic as the compiler reports it.</summary>
    public Diagnostic ToDiagnostic()
        => Diagnostic.Create(GeneratorRules.Find(Id), Location.ToLocation(), Arguments.Select(argument => (object?)argument).ToArray());
}
