using System.Xml.Linq;
using Glide.Analyzers.Tests.Driving;
using Glide.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Analyzers.Tests;

/// <summary>The rules run over the repository's own sample and tests, which use the client in every way, and say nothing that is not meant.</summary>
public sealed class OwnCodeTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks; ";

    /// <summary>Files in which batches are only filled, to see what that costs.</summary>
    private static readonly string[] OnlyFilling = ["tests/Batches.Tests/Basics/AllocationTests.cs"];

    [Theory]
    [InlineData("samples/Tour")]
    [InlineData("tests/Client.Tests")]
    [InlineData("tests/ClusterClient.Tests")]
    [InlineData("tests/Batches.Tests")]
    public async Task Only_what_is_meant_is_found(string folder)
    {
        var project = Directory.GetFiles(Repository.Of(folder), "*.csproj").Single();
        var items = XDocument.Load(project).Descendants().Where(element => element.Attribute("Include") is not null).ToLookup(
            element => element.Name.LocalName, element => element.Attribute("Include")!.Value);
        var usings = string.Concat(items["Using"].Select(name => $"global using {name}; "));
        var cancelled = TestContext.Current.CancellationToken;
        var sources = items["Compile"].Select(linked => Path.Combine(Repository.Of(folder), Path.GetDirectoryName(linked)!)).Prepend(Repository.Of(folder))
            .SelectMany(path => Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Snippet.Language, Path.GetRelativePath(Repository.Of(""), path), cancellationToken: cancelled))
            .Append(CSharpSyntaxTree.ParseText(Usings + usings, Snippet.Language, "Usings.cs", cancellationToken: cancelled));
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(project),
            sources,
            Snippet.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        var errors = compilation.GetDiagnostics(cancelled).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        // A library has no use for a program's statements, and no generator writes partial methods here; every call is understood all the same.
        Assert.DoesNotContain(errors, error => error.Id is not ("CS8805" or "CS8795"));
        var found = await compilation
            .WithAnalyzers([new CommandUsageAnalyzer()], new AnalyzerOptions([], new BuildProperties([])))
            .GetAnalyzerDiagnosticsAsync(cancelled);
        Assert.True(!found.Any(one => !IsMeant(one)), "What is meant needs #pragma warning disable:\n" + string.Join('\n', found.Where(one => !IsMeant(one))));
    }

    /// <summary>Tests make mistakes on purpose, to see that they are refused.</summary>
    private static bool IsMeant(Diagnostic found)
    {
        var place = found.Location.SourceTree!.GetRoot().FindNode(found.Location.SourceSpan);
        var statement = place.FirstAncestorOrSelf<StatementSyntax>(node => node is ExpressionStatementSyntax or LocalDeclarationStatementSyntax);
        return place.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => call.Expression.ToString().StartsWith("Assert.Throws", StringComparison.Ordinal))
            || (statement?.ToString().Contains("Assert.Throws", StringComparison.Ordinal) ?? false)
            || (found.Id == "GLIDE2003" && OnlyFilling.Contains(found.Location.SourceTree.FilePath));
    }
}
