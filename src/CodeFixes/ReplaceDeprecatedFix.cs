using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glide.CodeFixes;

/// <summary>
/// Replaces a deprecated command by the one that its spec names, where that is a matter of the name alone. The compiler itself tells that it is
/// deprecated (CS0618).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceDeprecatedFix))]
[Shared]
public sealed class ReplaceDeprecatedFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS0618"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
                || model!.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
                || Replacement(method) is not { } replacement
                || Name(call) is not { } name)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use {replacement.Name}",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(
                        root.ReplaceToken(name.Identifier, SyntaxFactory.Identifier(replacement.Name).WithTriviaFrom(name.Identifier)))),
                    equivalenceKey: "replace-" + replacement.Name),
                diagnostic);
        }
    }

    private static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>The method beside it that sends the command named by the spec and takes and returns the same; null if there is none.</summary>
    private static IMethodSymbol? Replacement(IMethodSymbol method)
        => Command(method) is { } command && Named(command, "ReplacedBy") is { } wanted
            ? method.ContainingType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(other
                => Command(other) is { } one && one.ConstructorArguments.Length == 1 && (one.ConstructorArguments[0].Value as string) == wanted
                    && SymbolEqualityComparer.Default.Equals(other.ReturnType, method.ReturnType)
                    && other.Parameters.Length == method.Parameters.Length
                    && other.Parameters.Zip(method.Parameters, Fits).All(fits => fits))
            : null;

    private static bool Fits(IParameterSymbol left, IParameterSymbol right)
        => SymbolEqualityComparer.Default.Equals(left.Type, right.Type) && left.RefKind == right.RefKind && left.Name == right.Name;

    private static AttributeData? Command(IMethodSymbol method)
        => method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: "ValkeyCommandAttribute", ContainingNamespace.Name: "Commands" });

    private static string? Named(AttributeData attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;
}
