using Glide.Generator.Model;

namespace Glide.Generator.Mapping;

/// <summary>What an entry of the overlay is about.</summary>
/// <param name="Name">The command, the type or the argument, as the overlay writes it.</param>
/// <param name="Use">How commands name it that use it, as in <see cref="OverlayUse"/>; of a command its name.</param>
/// <param name="Since">The version from which on the entry holds; null for all.</param>
/// <param name="Location">Where the entry stands.</param>
internal sealed record OverlayTarget(string Name, string Use, string? Since, LocationModel Location);
