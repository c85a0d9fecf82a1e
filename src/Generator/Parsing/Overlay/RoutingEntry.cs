using Glide.Generator.Model;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>Policies where a spec's tips are silent or wrong; null leaves the tip's.</summary>
internal sealed record RoutingEntry(string Command, string? Request, string? Response, string? Since, LocationModel Location);
