namespace Glide.Generator.Model.Commands;

/// <summary>What becomes the runtime's <c>WaitWord</c>.</summary>
internal sealed record WaitModel(int Index, string? Keyword, bool InSeconds);
