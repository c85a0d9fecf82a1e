using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glide.CodeFixes;

/// <summary>Makes an atomic batch one whose commands run each by itself, where the member around it has only that one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotAtomicFix))]
[Shared]
public sealed class NotAtomicFix : CodeFixProvider
{
    private const string Atomic = "AtomicClusterBatch";
    private const string NotAtomic = "ClusterBatch";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.AtomicBatchOfSeveralSlots.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var body = root!.FindNode(diagnostic.Location.SourceSpan).Ancestors()
                .FirstOrDefault(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax);
            var names = body?.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == Atomic).ToList();

            // The batch is made here, and it is the only one: then all names of the type are its own.
            if (names is null || names.Count is 0 or > 2 || names.Count(name => name.Parent is ObjectCreationExpressionSyntax || !IsMade(name)) != 1 || !names.Exists(IsMade))
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    "Make the batch a ClusterBatch, whose commands run each by itself",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(
                        root.ReplaceNodes(names, (name, _) => SyntaxFactory.IdentifierName(NotAtomic).WithTriviaFrom(name)))),
                    equivalenceKey: "not-atomic"),
                diagnostic);
        }
    }

    /// <summary>Whether the name stands where a batch is made: after <c>new</c>, or as the type of a variable or a lambda's parameter.</summary>
    private static bool IsMade(IdentifierNameSyntax name) => name.Parent switch
    {
        ObjectCreationExpressionSyntax => true,
        VariableDeclarationSyntax declaration => declaration.Variables.Count == 1,
        ParameterSyntax { Parent.Parent: ParenthesizedLambdaExpressionSyntax } => true,
        _ => false,
    };
}
