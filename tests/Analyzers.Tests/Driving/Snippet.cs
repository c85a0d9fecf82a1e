using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Glide.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Analyzers.Tests.Driving;

/// <summary>
/// A piece of a user's code, with <c>{|GLIDE1001:…|}</c> around what a rule has to find. A piece without such marks has to be left alone.
/// </summary>
internal static partial class Snippet
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Glide;
        using Glide.Commands;

        """;

    public static CSharpParseOptions Language { get; } = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    public static IReadOnlyList<MetadataReference> References { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))
        .ToArray();

    /// <summary>Checks statements in an asynchronous method that has clients, a batch's worth of keys and things nobody knows.</summary>
    public static Task CheckStatementsAsync(string statements, params (string Name, string Value)[] properties) => CheckMembersAsync(
        "public async Task Run(GlideClusterClient cluster, GlideClient client, IValkeyCommands any, bool flag, string id, string[] names)\n{\n"
        + statements + "\nawait Task.Yield();\n}", properties);

    /// <summary>Checks members of a class.</summary>
    public static Task CheckMembersAsync(string members, params (string Name, string Value)[] properties)
        => CheckFileAsync("public sealed class Shop\n{\n" + members + "\n}\n", OutputKind.DynamicallyLinkedLibrary, properties);

    /// <summary>Checks a whole file; the usings stand before it.</summary>
    public static async Task CheckFileAsync(string file, OutputKind kind, params (string Name, string Value)[] properties)
    {
        var (source, expected) = Unmark(Usings + file);
        var found = await FindAsync(source, kind, properties: properties);
        var actual = found.Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan)).OrderBy(one => one.SourceSpan.Start).ThenBy(one => one.Id, StringComparer.Ordinal);
        Assert.Equal(
            expected.OrderBy(one => one.Span.Start).ThenBy(one => one.Id, StringComparer.Ordinal).Select(one => $"{one.Id}: {source.Substring(one.Span.Start, one.Span.Length)}"),
            actual.Select(one => $"{one.Id}: {source.Substring(one.SourceSpan.Start, one.SourceSpan.Length)}"));
    }

    /// <summary>What the rules find in a file without marks, in order.</summary>
    /// <param name="source">The file.</param>
    /// <param name="kind">What it is compiled to.</param>
    /// <param name="heard">A rule of others that the project has made a warning; null for none.</param>
    /// <param name="properties">The properties of the project.</param>
    public static async Task<IReadOnlyList<Diagnostic>> FindAsync(
        string source,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary,
        string? heard = null,
        params (string Name, string Value)[] properties)
    {
        var compilation = Compile(source, kind);
        if (heard is not null)
        {
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(heard, ReportDiagnostic.Warn)]));
        }

        var options = new AnalyzerOptions([], new BuildProperties(properties));
        var found = await compilation
            .WithAnalyzers([new CommandUsageAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        // AD0001, an exception in an analyzer, comes the same way and is never expected.
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>What stands in a whole file made of statements, for those who need its text.</summary>
    public static string FileOf(string statements) => Usings
        + "public sealed class Shop\n{\npublic async Task Run(GlideClusterClient cluster, GlideClient client, IValkeyCommands any, bool flag, string id, string[] names)\n{\n"
        + statements + "\nawait Task.Yield();\n}\n}\n";

    /// <summary>The errors and warnings of the compiler itself.</summary>
    public static IReadOnlyList<Diagnostic> Warnings(string source) => Compile(source, OutputKind.DynamicallyLinkedLibrary).GetDiagnostics(TestContext.Current.CancellationToken);

    private static CSharpCompilation Compile(string source, OutputKind kind)
    {
        var compilation = CSharpCompilation.Create(
            "Shop",
            [CSharpSyntaxTree.ParseText(source, Language, "Shop.cs")],
            References,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    private static (string Source, List<(string Id, TextSpan Span)> Expected) Unmark(string marked)
    {
        var expected = new List<(string, TextSpan)>();
        var source = marked;
        while (Mark().Match(source) is { Success: true } mark)
        {
            expected.Add((mark.Groups["id"].Value, new TextSpan(mark.Index, mark.Groups["text"].Length)));
            source = source.Remove(mark.Index, mark.Length).Insert(mark.Index, mark.Groups["text"].Value);
        }

        return (source, expected);
    }

    [GeneratedRegex(@"\{\|(?<id>GLIDE\d{4}):(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
