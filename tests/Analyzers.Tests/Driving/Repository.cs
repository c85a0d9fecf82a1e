using System.Runtime.CompilerServices;

namespace Glide.Analyzers.Tests.Driving;

/// <summary>Finds the files of the repository that the tests read.</summary>
internal static class Repository
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static string Of(string path) => Path.Combine(Root, path);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
