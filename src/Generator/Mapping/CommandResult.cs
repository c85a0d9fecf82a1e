using Glide.Generator.Model;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Replies;
using Glide.Generator.Model.Types;

namespace Glide.Generator.Mapping;

/// <summary>What the mapping of one command gives.</summary>
/// <param name="Path">The spec file, where what concerns the command as a whole is reported.</param>
/// <param name="Command">What is emitted.</param>
/// <param name="Types">The types that its arguments need.</param>
/// <param name="Records">The types of its replies that the schema alone describes.</param>
/// <param name="OverlayUses">What of the overlay it uses that several commands may share.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record CommandResult(
    string Path,
    CommandModel Command,
    EquatableArray<TypeModel> Types,
    EquatableArray<RecordModel> Records,
    EquatableArray<string> OverlayUses,
    EquatableArray<DiagnosticModel> Diagnostics)
{
    /// <summary>Where what is emitted stands; empty for no namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Where the types stand that <c>types.json</c> describes; null if there is no such file.</summary>
    public string? TypesNamespace { get; init; }
}
