using Glide.Generator.Model;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>The reviewed name and summary of a command; the summary is null where the spec has one of its own that will do.</summary>
internal sealed record NameEntry(string Command, string Name, string? Summary, string? Since, LocationModel Location);
