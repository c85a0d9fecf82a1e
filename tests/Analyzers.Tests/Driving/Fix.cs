using Glide.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Analyzers.Tests.Driving;

/// <summary>Applies a code fix as an editor does.</summary>
internal static class Fix
{
    private const string End = "\nawait Task.Yield();";

    /// <summary>The statements after the fix for the first finding of an id; null if none is offered.</summary>
    public static async Task<string?> ApplyAsync(CodeFixProvider provider, string id, string statements)
    {
        var file = Snippet.FileOf(statements);
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, file);
        var diagnostic = (await FindAsync(file, id)).First(one => one.Id == id);
        if (await OfferAsync(provider, document, diagnostic) is not { } action)
        {
            return null;
        }

        var text = await ChangedAsync(action, document);

        // What compiles with errors would not be compared at all: to look for diagnostics asserts that there are none.
        Assert.DoesNotContain(await FindAsync(text, id), one => one.Id == id);
        var start = Snippet.FileOf("").Split(End)[0].Length;
        return text[start..text.LastIndexOf(End, StringComparison.Ordinal)];
    }

    /// <summary>A whole file after the fix for all findings of an id at once.</summary>
    public static async Task<string> ApplyToAllAsync(CodeFixProvider provider, string id, string file)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, file);
        var compilation = await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var found = (await compilation!.WithAnalyzers([new CommandUsageAnalyzer()], new AnalyzerOptions([], new BuildProperties([])))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).Where(one => one.Id == id).ToList();
        var first = await OfferAsync(provider, document, found[0]);
        var context = new FixAllContext(
            document,
            provider,
            FixAllScope.Document,
            first!.EquivalenceKey!,
            [id],
            new KnownDiagnostics(found),
            TestContext.Current.CancellationToken);
        var action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        var text = await ChangedAsync(action!, document);
        Assert.DoesNotContain(await FindAsync(text, id), one => one.Id == id);
        return text;
    }

    private static Document Open(AdhocWorkspace workspace, string file) => workspace.AddProject(ProjectInfo.Create(
        ProjectId.CreateNewId(),
        VersionStamp.Default,
        "Shop",
        "Shop",
        LanguageNames.CSharp,
        compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
        parseOptions: Snippet.Language,
        metadataReferences: Snippet.References)).AddDocument("Shop.cs", file);

    private static async Task<CodeAction?> OfferAsync(CodeFixProvider provider, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions.FirstOrDefault();
    }

    private static async Task<string> ChangedAsync(CodeAction action, Document document)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var operations = await action.GetOperationsAsync(cancelled);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await solution.GetDocument(document.Id)!.GetTextAsync(cancelled)).ToString();
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(string file, string id)
        => id.StartsWith("CS", StringComparison.Ordinal) ? Snippet.Warnings(file) : await Snippet.FindAsync(file);
}
