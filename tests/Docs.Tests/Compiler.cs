using Glide.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Docs.Tests;

/// <summary>
/// Compiles a block as a program of its own: statements, and types behind them. What it does not declare it finds in a static class, whose
/// members the block's own names may hide.
/// </summary>
internal static class Compiler
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Glide;
        global using static Given;
        """;

    private static readonly CSharpParseOptions Language = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        .Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>The errors of the compiler and what the rules find, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> FindAsync(CodeBlock block, CancellationToken cancellationToken)
    {
        var code = CSharpSyntaxTree.ParseText(block.Code, Language, block.ToString(), cancellationToken: cancellationToken);
        var root = await code.GetRootAsync(cancellationToken);
        var compilation = CSharpCompilation.Create(
            "Docs",
            [code, .. new[] { Usings, GivenTo(block) }.Select(text => CSharpSyntaxTree.ParseText(text, Language, cancellationToken: cancellationToken))],
            References,
            new CSharpCompilationOptions(
                root.ChildNodes().Any(static node => node is GlobalStatementSyntax) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
        var whole = block.Specs.AddTo(compilation, Language, cancellationToken);
        var errors = whole.GetDiagnostics(cancellationToken).Where(static found => found.Severity == DiagnosticSeverity.Error).ToList();
        var found = await whole.WithAnalyzers([new CommandUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. errors.Concat(found).OrderBy(static one => one.Id, StringComparer.Ordinal)];
    }

    /// <summary>Both clients, and what the page says: usings, and declarations of fields and methods.</summary>
    private static string GivenTo(CodeBlock block)
    {
        var lines = block.Given.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var usings = lines.Where(static line => line.StartsWith("using ", StringComparison.Ordinal)).Select(static line => $"global {line};");
        var members = lines
            .Where(static line => !line.StartsWith("using ", StringComparison.Ordinal))
            .Select(static line => line.EndsWith(')') ? $"public static {line} => throw null!;" : $"public static {line} = default!;");
        var names = members.ToList();
        var clients = new[] { ("GlideClient", "client"), ("GlideClusterClient", "cluster") }
            .Where(one => !names.Any(name => name.Contains($" {one.Item2} ", StringComparison.Ordinal)))
            .Select(static one => $"public static {one.Item1} {one.Item2} = null!;");
        return string.Join('\n', usings) + "\npublic static class Given\n{\n" + string.Join('\n', clients.Concat(names)) + "\n}\n";
    }
}
