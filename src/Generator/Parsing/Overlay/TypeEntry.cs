using System.Collections.Generic;
using Glide.Generator.Model;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>The name and the members of a type for arguments.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Summary">What it is, for the XML docs; null for a hand-written type.</param>
/// <param name="Tokens">The tokens of an enumeration, joined with bars; null if the type is found by place.</param>
/// <param name="At">The places, as <c>COMMAND:path</c>, whose type it is.</param>
/// <param name="IsExternal">Whether it is hand-written.</param>
/// <param name="Members">What the members are called, by token or by the spec's name.</param>
/// <param name="Since">The first version of the specs for which the entry holds.</param>
/// <param name="Location">Where the entry stands.</param>
internal sealed record TypeEntry(
    string Name,
    string? Summary,
    string? Tokens,
    IReadOnlyList<string> At,
    bool IsExternal,
    IReadOnlyDictionary<string, TypeMemberEntry> Members,
    string? Since,
    LocationModel Location);
