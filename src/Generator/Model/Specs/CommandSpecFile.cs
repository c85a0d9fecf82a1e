using System.Linq;
using Glide.Generator.Diagnostics;

namespace Glide.Generator.Model.Specs;

/// <summary>What one spec file holds: its commands, and what is wrong with it.</summary>
internal sealed record CommandSpecFile(string Path, EquatableArray<CommandSpec> Commands, EquatableArray<DiagnosticModel> Diagnostics)
{
    /// <summary>Where what comes of the commands stands; empty for no namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The same file with its namespace, and with what the project file says instead if that is no name.</summary>
    public CommandSpecFile In(string ns, string? invalid) => this with
    {
        Namespace = ns,
        Diagnostics = invalid is null
            ? Diagnostics
            : Diagnostics.Append(DiagnosticModel.Create(GeneratorRules.InvalidNamespace, LocationModel.StartOf(Path), invalid)).ToEquatableArray(),
    };
}
