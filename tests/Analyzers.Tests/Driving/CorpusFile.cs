using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glide.Analyzers.Tests.Driving;

/// <summary>
/// A file of the corpus: code as people write it, in which a comment at the end of a line says what a rule has to find there, as
/// <c>// GLIDE1001: "b"</c> with the text that is underlined. Where no comment stands nothing may be found.
/// </summary>
internal sealed partial class CorpusFile
{
    private const string LibraryFolder = "Elsewhere";
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Glide;
        """;

    private static readonly string Root = Repository.Of("tests/Analyzers.Tests/Corpus");
    private static readonly Lazy<MetadataReference> LibraryReference = new(CompileLibrary);

    private CorpusFile(string name)
    {
        Name = name;
        Path = System.IO.Path.Combine(Root, name);
        Tree = CSharpSyntaxTree.ParseText(File.ReadAllText(Path), Snippet.Language, Path);
        IsProgram = Tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any();
        OldestServer = Declared().Match(Tree.ToString()) is { Success: true } declared ? declared.Groups["version"].Value : null;
        Expected = [.. Marks()];
    }

    /// <summary>The names of all files whose code the rules look at.</summary>
    public static IEnumerable<string> Names => Directory.GetFiles(Root, "*.cs", SearchOption.AllDirectories)
        .Select(path => System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(name => !name.StartsWith(LibraryFolder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The files of the other assembly, whose constants the code uses.</summary>
    public static IEnumerable<string> LibraryFiles => Directory.GetFiles(System.IO.Path.Combine(Root, LibraryFolder), "*.cs");

    /// <summary>The file that has the usings of all others.</summary>
    public static SyntaxTree UsingsTree { get; } = CSharpSyntaxTree.ParseText(Usings, Snippet.Language, "Usings.cs");

    public string Name { get; }

    public string Path { get; }

    public SyntaxTree Tree { get; }

    /// <summary>Whether it consists of top-level statements.</summary>
    public bool IsProgram { get; }

    /// <summary>What the project says about its oldest server; null for nothing.</summary>
    public string? OldestServer { get; }

    /// <summary>What has to be found: the line, counted from 1, the rule and the text that is underlined.</summary>
    public IReadOnlyList<string> Expected { get; }

    public static CorpusFile Of(string name) => new(name);

    /// <summary>How a finding is written, to be compared with what is expected.</summary>
    public static string Show(int line, string id, string text) => $"{line}: {id}: {Blank().Replace(text, " ")}";

    /// <summary>The file as a project of its own.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Corpus",
        [UsingsTree, Tree],
        [.. Snippet.References, LibraryReference.Value],
        new CSharpCompilationOptions(
            IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static PortableExecutableReference CompileLibrary()
    {
        var image = new MemoryStream();
        var library = CSharpCompilation.Create(
            LibraryFolder,
            LibraryFiles.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Snippet.Language, path)),
            Snippet.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(library.Emit(image).Success);
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }

    private IEnumerable<string> Marks()
    {
        foreach (var line in Tree.GetText().Lines)
        {
            if (Mark().Match(line.ToString()) is { Success: true } mark)
            {
                // What is about the project as a whole has no place.
                bool hasPlace = mark.Groups["text"].Success;
                yield return Show(hasPlace ? line.LineNumber + 1 : 0, mark.Groups["id"].Value, mark.Groups["text"].Value);
            }
        }
    }

    [GeneratedRegex(@"// (?<id>GLIDE\d{4})(: (?<text>.+))?$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^// ValkeyMinimumServerVersion: (?<version>.+)$", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
