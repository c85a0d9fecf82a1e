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

/// <summary>Writes the hash tag of the first key before the keys that are in other slots, where all of these are literals without a tag.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HashTagFix))]
[Shared]
public sealed class HashTagFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.KeysOfSeveralSlots.Id, AnalyzerRules.AtomicBatchOfSeveralSlots.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var moved = diagnostic.AdditionalLocations.Skip(1).ToList();
            var literals = moved.Select(location => Literal(root!.FindNode(location.SourceSpan, getInnermostNodeForTie: true))).OfType<LiteralExpressionSyntax>().ToList();
            if (!diagnostic.Properties.TryGetValue(AnalyzerRules.TagProperty, out string? tag) || tag is null || literals.Count < moved.Count)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Put the hash tag '{{{tag}}}' before the other keys",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root!.ReplaceNodes(literals, (literal, _) => Tagged(literal, tag)))),
                    equivalenceKey: "hash-tag"),
                diagnostic);
        }
    }

    /// <summary>The literal that a key is; null if it is none, or has a tag of its own.</summary>
    private static LiteralExpressionSyntax? Literal(SyntaxNode key)
    {
        if (key is ArgumentSyntax argument)
        {
            key = argument.Expression;
        }

        if (key is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" } copy })
        {
            key = copy.Expression;
        }

        return key is LiteralExpressionSyntax literal
            && literal.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression
            && literal.Token.ValueText.IndexOf('{') < 0
                ? literal
                : null;
    }

    private static LiteralExpressionSyntax Tagged(LiteralExpressionSyntax literal, string tag)
    {
        string value = $"{{{tag}}}:{literal.Token.ValueText}";
        var token = literal.IsKind(SyntaxKind.Utf8StringLiteralExpression)
            ? SyntaxFactory.Token(default, SyntaxKind.Utf8StringLiteralToken, SymbolDisplay.FormatLiteral(value, quote: true) + "u8", value, default)
            : SyntaxFactory.Literal(value);
        return literal.WithToken(token.WithTriviaFrom(literal.Token));
    }
}
