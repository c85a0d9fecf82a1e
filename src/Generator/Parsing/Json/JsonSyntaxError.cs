using Glide.Generator.Model;

namespace Glide.Generator.Parsing.Json;

/// <summary>Why and where a file is not JSON.</summary>
internal sealed record JsonSyntaxError(string Reason, LocationModel Location);
