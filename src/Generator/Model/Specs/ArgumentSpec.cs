namespace Glide.Generator.Model.Specs;

/// <summary>One node of a command's argument tree as its spec states it.</summary>
/// <param name="Name">The name within its parent.</param>
/// <param name="Type">The type.</param>
/// <param name="Token">The word that precedes the value, or that is the argument; null if there is none, empty for a word of no bytes.</param>
/// <param name="Optional">Whether it may be left out.</param>
/// <param name="Multiple">Whether it may occur several times.</param>
/// <param name="MultipleToken">Whether the token is repeated with each occurrence.</param>
/// <param name="Since">The version that introduced it; null if it came with the command.</param>
/// <param name="Children">The members of a block, the alternatives of a oneof.</param>
internal sealed record ArgumentSpec(
    string Name,
    ArgumentType Type,
    string? Token,
    bool Optional,
    bool Multiple,
    bool MultipleToken,
    string? Since,
    EquatableArray<ArgumentSpec> Children)
{
    /// <summary>What it is, as the spec says; null for Valkey's own, which are kept without prose.</summary>
    public string? Summary { get; init; }
}
