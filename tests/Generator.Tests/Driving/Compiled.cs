using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Generator.Tests.Driving;

/// <summary>Compilations as the product's own projects have them.</summary>
internal static class Compiled
{
    private static readonly CSharpParseOptions Language = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    /// <summary>What the product's projects refer to.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)

            // The client is compiled here again; of the product only the runtime is referred to.
            .Where(path => !Path.GetFileName(path).StartsWith("Glide.Generated.", StringComparison.Ordinal) || Path.GetFileName(path) == "Glide.Generated.Runtime.dll")
            .Select(path => MetadataReference.CreateFromFile(path))
            .ToArray();

    public static CSharpParseOptions ParseOptions => Language;

    /// <summary>The client without what is generated. Its name lets it see the runtime's internal types, as the real one does.</summary>
    public static CSharpCompilation Client { get; } = Create(
        "Glide.Generated",
        Directory.GetFiles(Repository.Of("src", "Client"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(path)))
            .Append(("Usings.cs", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
                + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;")));

    /// <summary>A project of a user with one empty class.</summary>
    public static CSharpCompilation Empty { get; } = Create("Empty", [("Empty.cs", "internal static class Empty { }")]);

    /// <summary>A project of a user that refers to the client, and asks for comments on everything.</summary>
    public static CSharpCompilation User { get; } = Create("Acme", [("Shop.cs", "internal static class Shop { }")], Language.WithDocumentationMode(DocumentationMode.Diagnose))
        .AddReferences(MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Glide.Generated.dll")));

    private static CSharpCompilation Create(string name, IEnumerable<(string Path, string Text)> sources, CSharpParseOptions? language = null)
        => CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, language ?? Language, source.Path)),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
}
