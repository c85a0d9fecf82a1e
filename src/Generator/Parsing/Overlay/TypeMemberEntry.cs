namespace Glide.Generator.Parsing.Overlay;

/// <summary>What a member of a type is called.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Summary">What it means, for the XML docs; null for a mechanical sentence.</param>
/// <param name="IsDropped">Whether the member is left out, because another says the same.</param>
/// <param name="Since">The first version of the specs that has the member.</param>
internal sealed record TypeMemberEntry(string Name, string? Summary, bool IsDropped, string? Since);
