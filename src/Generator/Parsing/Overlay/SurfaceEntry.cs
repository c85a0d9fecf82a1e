using Glide.Generator.Model;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>Where a command appears that is not on the typed surface.</summary>
internal sealed record SurfaceEntry(string Command, SurfaceKind Kind, string? Since, LocationModel Location);
