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
using Microsoft.CodeAnalysis.Formatting;

namespace Glide.CodeFixes;

/// <summary>Awaits a call instead of waiting for it, where the function around it is asynchronous already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitFix))]
[Shared]
public sealed class AwaitFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.BlockingCall.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.AdditionalLocations.Count == 0
                || root!.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access
                || root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax call
                || !IsAsynchronous(access))
            {
                continue;
            }

            ExpressionSyntax waiting = access.Parent is InvocationExpressionSyntax invocation ? invocation : access;
            if (SaysMore(waiting, call))
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    "Await the call",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(waiting, Await(waiting, call)))),
                    equivalenceKey: "await"),
                diagnostic);
        }
    }

    /// <summary>Whether something would be lost: a limit of the waiting, a comment, or the question whether there is a client at all.</summary>
    private static bool SaysMore(ExpressionSyntax waiting, ExpressionSyntax call)
        => waiting is InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 }
            || waiting.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == "WaitAsync" && !call.Span.Contains(name.Span))
            || waiting.DescendantNodesAndSelf().Any(node => node is MemberBindingExpressionSyntax or ConditionalAccessExpressionSyntax)
            || waiting.DescendantTrivia().Any(trivia => !call.FullSpan.Contains(trivia.Span)
                && trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);

    private static ExpressionSyntax Await(ExpressionSyntax waiting, ExpressionSyntax call)
    {
        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(default, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            call.WithoutTrivia());
        if (waiting.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            awaited = SyntaxFactory.ParenthesizedExpression(awaited);
        }

        return awaited.WithTriviaFrom(waiting).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Whether <c>await</c> may stand there: in an asynchronous function and outside of locks, or among top-level statements.</summary>
    private static bool IsAsynchronous(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or QueryExpressionSyntax or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword != default;
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
            }
        }

        return false;
    }
}
