using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Glide.Generator;

/// <summary>Steps that the compiler's own pipeline takes two for, each of which costs for every file when the generator first runs.</summary>
internal static class StepProviders
{
    /// <summary>What is made of each value; nothing for those of which null is made.</summary>
    public static IncrementalValuesProvider<TResult> Choose<TSource, TResult>(this IncrementalValuesProvider<TSource> values, Func<TSource, TResult?> choose)
        where TResult : class
        => values.SelectMany((value, _) => choose(value) is { } result ? ImmutableArray.Create(result) : []);
}
