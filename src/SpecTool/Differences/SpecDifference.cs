using System.Text.Json.Nodes;

namespace Glide.SpecTool.Differences;

/// <summary>One thing in which a command differs between two sets.</summary>
/// <param name="Field">The field of the spec: <c>arguments</c>, <c>command_flags</c>.</param>
/// <param name="Path">Where in the field, with slashes between; empty for the field as a whole.</param>
/// <param name="Before">What stands there in the first set; null if nothing does.</param>
/// <param name="After">What stands there in the second set; null if nothing does.</param>
internal sealed record SpecDifference(string Field, string Path, JsonNode? Before, JsonNode? After);
