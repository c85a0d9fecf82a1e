using Glide.Generator.Model.Specs;

namespace Glide.Generator.Model.Commands;

/// <summary>What becomes the runtime's <c>CommandDescriptor</c>.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Since">The server's version that introduced the command; null if it is not known.</param>
/// <param name="Arity">The number of words; negative: at least so many.</param>
/// <param name="Flags">The names of the members of <c>CommandFlags</c>.</param>
/// <param name="RequestPolicy">The member of <c>RequestPolicy</c>.</param>
/// <param name="ResponsePolicy">The member of <c>ResponsePolicy</c>.</param>
/// <param name="KeySpecs">Where the keys stand.</param>
/// <param name="SlotArgument">The number of the word that names the slot, the command's name being 0; 0 for none.</param>
/// <param name="Wait">Which word says how long the server may let the command wait; null if none does, or if its place is not known.</param>
internal sealed record DescriptorModel(
    string Name,
    string? Since,
    int Arity,
    EquatableArray<string> Flags,
    string RequestPolicy,
    string ResponsePolicy,
    EquatableArray<KeySpecModel> KeySpecs,
    int SlotArgument,
    WaitModel? Wait);
