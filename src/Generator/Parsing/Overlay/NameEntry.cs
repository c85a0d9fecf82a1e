using Glide.Generator.Model;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>The reviewed name and summary of a command.</summary>
internal sealed record NameEntry(string Command, string Name, string Summary, string? Since, LocationModel Location);
