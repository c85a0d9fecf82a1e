using System.Collections.Generic;
using Glide.Generator.Model;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>What the overlay says about one node of a command's argument tree.</summary>
/// <param name="Path">The path of spec names, joined with dots.</param>
/// <param name="Name">The parameter's name; null leaves the mechanical one.</param>
/// <param name="Single">The parameter's name where a variant takes exactly one; null if it is the same.</param>
/// <param name="Type">The type: a scalar's name or a type that writes itself; null leaves the mechanical one.</param>
/// <param name="Summary">What it is, for the XML docs.</param>
/// <param name="Optional">Whether it may be left out; null leaves what the spec says.</param>
/// <param name="Multiple">Whether there may be several; null leaves what the spec says.</param>
/// <param name="HasDefault">Whether the type's default value is a good one, written when nothing is given.</param>
/// <param name="WritesAll">Whether the type writes a span of itself by a static method.</param>
/// <param name="WritesToken">Whether the type writes the node's own token; null: a type for a leaf does not, one for a block or a oneof does.</param>
/// <param name="IsClass">Whether the type is a class.</param>
/// <param name="Constant">A word that is sent instead of what the caller would give; null if there is none.</param>
/// <param name="Alternative">The alternative that takes the place of its oneof.</param>
/// <param name="Fuse">The following siblings that are replaced together with this node.</param>
/// <param name="Since">The first version of the specs for which the entry holds.</param>
/// <param name="Location">Where the entry stands.</param>
internal sealed record ArgumentEntry(
    string Path,
    string? Name,
    string? Single,
    string? Type,
    string? Summary,
    bool? Optional,
    bool? Multiple,
    bool HasDefault,
    bool WritesAll,
    bool? WritesToken,
    bool IsClass,
    string? Constant,
    string? Alternative,
    IReadOnlyList<string> Fuse,
    string? Since,
    LocationModel Location);
