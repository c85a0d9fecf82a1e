using System.Runtime.CompilerServices;

namespace Glide.Generator.Tests.Driving;

/// <summary>Finds the files of the repository that the tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static string Of(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The JSON files of a folder, in the order of their names.</summary>
    public static IReadOnlyList<string> Json(params string[] folder)
        => Directory.GetFiles(Of(folder), "*.json").Order(StringComparer.Ordinal).ToArray();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
