namespace Glide.Generator.Model.Commands;

/// <summary>Something of a parameter that came later than its command.</summary>
/// <param name="Path">The members that lead there, joined with dots; empty for the parameter itself.</param>
/// <param name="Since">The version that introduced it.</param>
internal sealed record LaterMember(string Path, string Since);
