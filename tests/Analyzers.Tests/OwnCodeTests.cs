using Glide.Analyzers.Tests.Driving;
using Glide.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Analyzers.Tests;

/// <summary>The rules run over the repository's own sample and tests, which use the client in every way, and say nothing that is not meant.</summary>
public sealed class OwnCodeTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks; ";

    /// <summary>What tests do on purpose.</summary>
    private static readonly string[] Meant = [];

    [Theory]
    [InlineData("samples/Tour", "Glide.Generated.Tour", "")]
    [InlineData("tests/Client.Tests", "Glide.Generated.Client.Tests", "global using Xunit;")]
    [InlineData("tests/ClusterClient.Tests", "Glide.Generated.ClusterClient.Tests", "global using Xunit;")]
    [InlineData("tests/Batches.Tests", "Glide.Generated.Batches.Tests", "global using Xunit;")]
    public async Task Only_what_is_meant_is_found(string folder, string assembly, string usings)
    {
        var sources = Directory.GetFiles(Repository.Of(folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Snippet.Language, Path.GetRelativePath(Repository.Of(""), path)))
            .Append(CSharpSyntaxTree.ParseText(Usings + usings, Snippet.Language, "Usings.cs"));
        var compilation = CSharpCompilation.Create(
            assembly,
            sources,
            Snippet.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        var errors = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        // A library has no use for a program's statements; what matters is that every call is understood.
        Assert.Empty(errors.Where(error => error.Id is not "CS8805"));
        var found = await compilation
            .WithAnalyzers([new CommandUsageAnalyzer()], new AnalyzerOptions([], new BuildProperties([])))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(found.Select(one => one.ToString()).Where(one => !Meant.Any(meant => one.Contains(meant, StringComparison.Ordinal))));
    }
}
