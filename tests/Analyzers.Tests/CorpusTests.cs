using Glide.Analyzers.Tests.Driving;
using Glide.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Analyzers.Tests;

/// <summary>The rules find in code as people write it what its comments say, and nothing else.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Names => [.. CorpusFile.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_the_comments_say_is_found_and_nothing_else(string name)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var file = CorpusFile.Of(name);
        var compilation = file.Compile();
        Assert.Empty(compilation.GetDiagnostics(cancelled).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        (string, string)[] properties = file.OldestServer is null ? [] : [("ValkeyMinimumServerVersion", file.OldestServer)];
        var found = await compilation
            .WithAnalyzers([new CommandUsageAnalyzer()], new AnalyzerOptions([], new BuildProperties(properties)))
            .GetAnalyzerDiagnosticsAsync(cancelled);
        Assert.Equal(file.Expected, found.OrderBy(one => one.Location.SourceSpan.Start).ThenBy(one => one.Id, StringComparer.Ordinal).Select(Show));
    }

    private static string Show(Diagnostic found) => found.Location.SourceTree is { } tree
        ? CorpusFile.Show(found.Location.GetLineSpan().StartLinePosition.Line + 1, found.Id, tree.GetText().ToString(found.Location.SourceSpan))
        : CorpusFile.Show(0, found.Id, "");
}
