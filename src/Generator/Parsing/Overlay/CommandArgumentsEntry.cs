using System.Collections.Generic;
using Glide.Generator.Model;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>What the overlay says about the arguments of a command, or of several that are alike.</summary>
/// <param name="Commands">The commands.</param>
/// <param name="Arguments">The entries of single nodes.</param>
/// <param name="Options">How optional arguments are gathered; null leaves the mechanical way.</param>
/// <param name="Order">Arguments, by path, in the order in which they come first in the signature; empty for the mechanical order.</param>
/// <param name="Since">The first version of the specs for which the entry holds.</param>
/// <param name="Location">Where the entry stands.</param>
internal sealed record CommandArgumentsEntry(
    IReadOnlyList<string> Commands,
    IReadOnlyList<ArgumentEntry> Arguments,
    OptionsEntry? Options,
    IReadOnlyList<string> Order,
    string? Since,
    LocationModel Location);
