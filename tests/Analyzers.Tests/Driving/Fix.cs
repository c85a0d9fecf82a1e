using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Analyzers.Tests.Driving;

/// <summary>Applies a code fix as an editor does.</summary>
internal static class Fix
{
    /// <summary>The statements after the fix for the first finding of an id; null if none is offered.</summary>
    public static async Task<string?> ApplyAsync(CodeFixProvider provider, string id, string statements)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var file = Snippet.FileOf(statements);
        var found = id.StartsWith("CS", StringComparison.Ordinal) ? Snippet.Warnings(file) : await Snippet.FindAsync(file);
        var diagnostic = found.First(one => one.Id == id);

        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Shop",
            "Shop",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            parseOptions: Snippet.Language,
            metadataReferences: Snippet.References));
        var document = project.AddDocument("Shop.cs", file);
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancelled));
        if (actions.Count == 0)
        {
            return null;
        }

        var operations = await actions[0].GetOperationsAsync(cancelled);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var text = (await solution.GetDocument(document.Id)!.GetTextAsync(cancelled)).ToString();
        Assert.DoesNotContain(id.StartsWith("CS", StringComparison.Ordinal) ? Snippet.Warnings(text) : await Snippet.FindAsync(text), one => one.Id == id);
        var start = Snippet.FileOf("").Split("\nawait Task.Yield();")[0].Length;
        return text[start..text.LastIndexOf("\nawait Task.Yield();", StringComparison.Ordinal)];
    }
}
