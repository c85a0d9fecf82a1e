namespace Glide.Commands;

/// <summary>The reply of a command that only answers that it has been done.</summary>
public readonly record struct Nothing;
