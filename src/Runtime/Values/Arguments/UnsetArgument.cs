using System.Diagnostics.CodeAnalysis;

namespace Glide;

/// <summary>Refuses the default of an argument type whose default means nothing, so that it cannot reach the wire as something else.</summary>
internal static class UnsetArgument
{
    [DoesNotReturn]
    public static void Throw<T>() =>
        throw new ArgumentException($"default({typeof(T).Name}) stands for nothing and cannot be sent; use one of the factories of {typeof(T).Name}.");
}
