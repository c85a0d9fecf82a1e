using Microsoft.CodeAnalysis;

namespace Glide.Generator.Analyzers.Keys;

/// <summary>A key in a call whose slot is known.</summary>
/// <param name="Syntax">Where it stands in the call.</param>
/// <param name="Text">What is known of it.</param>
/// <param name="Slot">Its slot.</param>
internal sealed record KnownKey(SyntaxNode Syntax, KnownText Text, int Slot);
