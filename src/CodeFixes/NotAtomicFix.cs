using System.Collections.Generic;
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

/// <summary>
/// Makes an atomic batch one whose commands run each by itself, where it is made: in a local, in a chain, or as the parameter of a lambda whose type
/// stands there. A batch that comes from elsewhere has a type that others rely on.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotAtomicFix))]
[Shared]
public sealed class NotAtomicFix : CodeFixProvider
{
    private const string Atomic = "AtomicClusterBatch";
    private const string NotAtomic = "ClusterBatch";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.AtomicBatchOfSeveralSlots.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var names = new List<SimpleNameSyntax>();
            if (Batch(root!.FindNode(diagnostic.Location.SourceSpan), model!) is not { } batch || !Gather(batch, model!, names))
            {
                continue;
            }

            GatherAliases(names, model!);

            context.RegisterCodeFix(
                CodeAction.Create(
                    "Make the batch a ClusterBatch, whose commands run each by itself",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(
                        root.ReplaceNodes(names, (name, _) => SyntaxFactory.IdentifierName(NotAtomic).WithTriviaFrom(name)))),
                    equivalenceKey: "not-atomic"),
                diagnostic);
        }
    }

    /// <summary>What the command around a key is called on, if that is an atomic batch.</summary>
    private static ExpressionSyntax? Batch(SyntaxNode key, SemanticModel model) => key.Ancestors().OfType<InvocationExpressionSyntax>()
        .Select(call => (call.Expression as MemberAccessExpressionSyntax)?.Expression)
        .FirstOrDefault(receiver => receiver is not null && model.GetTypeInfo(receiver).Type?.Name == Atomic);

    /// <summary>Gathers the names of the type where the batch is made; false if it is not made here.</summary>
    private static bool Gather(ExpressionSyntax batch, SemanticModel model, List<SimpleNameSyntax> names)
    {
        var start = Start(batch);
        switch (start)
        {
            case ObjectCreationExpressionSyntax creation:
                return Add(creation.Type, names) && AddDeclared(Declarator(creation), names);
            case ImplicitObjectCreationExpressionSyntax:
                return Declarator(start) is { } declarator && AddDeclared(declarator, names);
            case IdentifierNameSyntax name:
                return model.GetSymbolInfo(name).Symbol switch
                {
                    ILocalSymbol { DeclaringSyntaxReferences.Length: 1 } local
                        => local.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value } && Gather(value, model, names),
                    IParameterSymbol { DeclaringSyntaxReferences.Length: 1 } parameter
                        => parameter.DeclaringSyntaxReferences[0].GetSyntax() is ParameterSyntax
                        {
                            // What fills a transaction has a parameter more, and a batch that is atomic by nature.
                            Type: { } type, Parent: ParameterListSyntax { Parameters.Count: 1, Parent: ParenthesizedLambdaExpressionSyntax },
                        } && Add(type, names),
                    _ => false,
                };
            default:
                return false;
        }
    }

    /// <summary>Adds the types of other variables that are declared to hold the same batch.</summary>
    private static void GatherAliases(List<SimpleNameSyntax> names, SemanticModel model)
    {
        var body = names[0].Ancestors().LastOrDefault(node => node is BlockSyntax or ArrowExpressionClauseSyntax) ?? names[0].SyntaxTree.GetRoot();
        var same = new HashSet<ISymbol?>(SymbolEqualityComparer.Default);
        foreach (var variable in body.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(variable => variable.Initializer is not null))
        {
            var start = Start(variable.Initializer!.Value);
            bool isMade = start.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(names.Contains) || IsTypeOf(variable, names);
            if (isMade || same.Contains(model.GetSymbolInfo(start).Symbol))
            {
                same.Add(model.GetDeclaredSymbol(variable));
                AddDeclared(variable, names);
            }
        }
    }

    private static bool IsTypeOf(VariableDeclaratorSyntax variable, List<SimpleNameSyntax> names)
        => variable.Parent is VariableDeclarationSyntax declaration && declaration.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(names.Contains);

    /// <summary>What a chain of calls begins with.</summary>
    private static ExpressionSyntax Start(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Start(parenthesized.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => Start(access.Expression),
        _ => expression,
    };

    /// <summary>The variable that a new batch goes into, perhaps at the end of a chain; null if it goes into none.</summary>
    private static VariableDeclaratorSyntax? Declarator(ExpressionSyntax creation)
    {
        SyntaxNode current = creation;
        while (current.Parent is ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax)
        {
            current = current.Parent;
        }

        return current.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? declarator : null;
    }

    private static bool AddDeclared(VariableDeclaratorSyntax? declarator, List<SimpleNameSyntax> names)
        => declarator?.Parent is not VariableDeclarationSyntax declaration
            || declaration.Type.IsVar
            || (declaration.Variables.Count == 1 && Add(declaration.Type, names));

    private static bool Add(TypeSyntax type, List<SimpleNameSyntax> names)
    {
        var name = type switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name?.Identifier.ValueText != Atomic)
        {
            return false;
        }

        if (!names.Contains(name))
        {
            names.Add(name);
        }

        return true;
    }
}
