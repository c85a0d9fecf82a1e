namespace Glide.Package.Tests.Consuming;

/// <summary>A warning or an error of a build: in which file, at which line, counted from 1.</summary>
internal sealed record Finding(string File, int Line, string Level, string Id)
{
    /// <summary>In an order that does not depend on how the build went about it.</summary>
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings) => [.. findings.OrderBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line).ThenBy(one => one.Id, StringComparer.Ordinal)];
}
