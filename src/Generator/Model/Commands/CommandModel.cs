namespace Glide.Generator.Model.Commands;

/// <summary>Everything that is emitted for one command.</summary>
/// <param name="Descriptor">What is known about the command.</param>
/// <param name="Surface">Where it appears.</param>
/// <param name="Methods">The command's own method first, then its variants; empty for a command without methods.</param>
/// <param name="Syntax">The syntax line.</param>
/// <param name="Complexity">The complexity; null if the spec has none.</param>
/// <param name="Obsolete">Why it should not be used any more; null if it may.</param>
/// <param name="InRuntime">Whether the runtime itself sends it.</param>
internal sealed record CommandModel(
    DescriptorModel Descriptor,
    SurfaceKind Surface,
    EquatableArray<MethodModel> Methods,
    string Syntax,
    string? Complexity,
    string? Obsolete,
    bool InRuntime)
{
    public string FullName => Descriptor.Name;

    /// <summary>The module's version that introduced the command; null if no module did.</summary>
    public string? ModuleSince { get; init; }

    /// <summary>What to use instead of a deprecated command; null if nothing is said.</summary>
    public string? ReplacedBy { get; init; }
}
