using System;

namespace Glide.Generator.Model;

/// <summary>Something that is emitted, and where it stands.</summary>
/// <param name="Namespace">The namespace; empty for none.</param>
/// <param name="Value">What it is.</param>
internal sealed record Placed<T>(string Namespace, T Value)
    where T : class, IEquatable<T>;
