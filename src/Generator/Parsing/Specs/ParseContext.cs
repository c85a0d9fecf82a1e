using System.Collections.Generic;
using Glide.Generator.Model;
using Glide.Generator.Parsing.Json;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Parsing.Specs;

/// <summary>Gathers what is wrong while a file is being read.</summary>
internal sealed class ParseContext
{
    private readonly List<DiagnosticModel> _diagnostics = [];

    public IReadOnlyList<DiagnosticModel> Diagnostics => _diagnostics;

    /// <summary>Reports a rule at a node.</summary>
    public void Report(DiagnosticDescriptor rule, JsonNode node, params string[] arguments)
        => _diagnostics.Add(DiagnosticModel.Create(rule, node.Location, arguments));

    /// <summary>Reports a rule at a place.</summary>
    public void Report(DiagnosticDescriptor rule, LocationModel location, params string[] arguments)
        => _diagnostics.Add(DiagnosticModel.Create(rule, location, arguments));
}
