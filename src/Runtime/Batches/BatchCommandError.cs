namespace Glide;

/// <summary>The error of one command of a batch.</summary>
/// <param name="Index">Where the command stands in its batch, from 0.</param>
/// <param name="Command">The command's name.</param>
/// <param name="Error">The error.</param>
public sealed record BatchCommandError(int Index, string Command, ValkeyException Error);
