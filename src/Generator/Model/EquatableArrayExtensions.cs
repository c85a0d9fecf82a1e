using System;
using System.Collections.Generic;
using System.Linq;

namespace Glide.Generator.Model;

/// <summary>Makes equatable arrays.</summary>
internal static class EquatableArrayExtensions
{
    /// <summary>What a collection expression makes.</summary>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T>
        => items.IsEmpty ? EquatableArray<T>.Empty : new(items.ToArray());

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T>
        => new(items.ToArray());
}
