using System.Runtime.CompilerServices;

namespace Glide.Docs.Tests;

/// <summary>The repository that the documentation is about.</summary>
internal static class Repository
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string Of(string path) => Path.Combine(Root, path);

    /// <summary>The README and the pages under <c>docs</c>, with those of the rules, by their paths in the repository.</summary>
    public static IEnumerable<string> Pages => Directory.GetFiles(Of("docs"), "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)
        .Prepend("README.md");

    /// <summary>The first pages of the packages, which stand on their own: nothing leads to them, and they lead to nothing.</summary>
    public static IEnumerable<string> PackagePages => ["src/Client/PACKAGE.md", "src/Runtime/PACKAGE.md"];

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
