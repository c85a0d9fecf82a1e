namespace Glide.Generator.Model.Replies;

/// <summary>The name of a command in a list, and where it stands.</summary>
internal sealed record ListedCommand(string Name, LocationModel Location);
