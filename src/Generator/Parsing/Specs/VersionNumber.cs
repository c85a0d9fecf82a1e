using System;

namespace Glide.Generator.Parsing.Specs;

/// <summary>Versions as the specs write them: <c>9.1.0</c>.</summary>
internal static class VersionNumber
{
    public const string Oldest = "1.0.0";

    /// <summary>Reads a version; a text that is none reads as the oldest.</summary>
    public static Version Parse(string? text)
        => Version.TryParse(text, out var version) ? new Version(version.Major, version.Minor, Math.Max(version.Build, 0)) : new Version(1, 0, 0);

    public static bool IsValid(string text) => Version.TryParse(text, out _);

    /// <summary>The newer of two versions.</summary>
    public static string Newer(string left, string? right) => right is not null && Parse(right) > Parse(left) ? right : left;
}
