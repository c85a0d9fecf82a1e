namespace Glide.Generator.Analyzers;

/// <summary>Something that can be given to a command and that came later than the command.</summary>
/// <param name="Parameter">The ordinal of the parameter.</param>
/// <param name="Path">The members that lead there from what is given, joined with dots; empty for the parameter itself.</param>
/// <param name="Since">The version that introduced it.</param>
internal sealed record LaterPart(int Parameter, string Path, Version Since);
