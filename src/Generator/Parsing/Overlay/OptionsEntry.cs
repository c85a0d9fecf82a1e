using System.Collections.Generic;
using Glide.Generator.Model;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>How the optional arguments of a command are gathered.</summary>
/// <param name="Type">The type's name; null leaves the mechanical one.</param>
/// <param name="Name">The parameter's name; null leaves <c>options</c>.</param>
/// <param name="Summary">What the type is, for the XML docs.</param>
/// <param name="IsBag">Whether it is a class that writes itself.</param>
/// <param name="Never">Whether the arguments stay parameters however many they are.</param>
/// <param name="Except">Arguments, by path, that stay parameters.</param>
/// <param name="Location">Where the entry stands.</param>
internal sealed record OptionsEntry(
    string? Type,
    string? Name,
    string? Summary,
    bool IsBag,
    bool Never,
    IReadOnlyList<string> Except,
    LocationModel Location);
