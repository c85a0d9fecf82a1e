using Glide.Generator.Model;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>A text for every place where something has a certain name.</summary>
/// <param name="Key">The name.</param>
/// <param name="Text">The text.</param>
/// <param name="Since">The first version of the specs for which the entry holds.</param>
/// <param name="Location">Where the entry stands.</param>
internal sealed record TextEntry(string Key, string Text, string? Since, LocationModel Location);
