using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glide.Generator.Analyzers.Keys;

/// <summary>
/// Finds out the keys in a private static readonly array, as far as the literals in its initializer say them. The array can be written to wherever
/// the type sees it, so it is known only if every place there is one that reads it, by the syntax alone.
/// </summary>
internal static class FieldItems
{
    public static IEnumerable<KnownText> Of(IFieldSymbol field, GlideTypes types)
        => field is { IsStatic: true, IsReadOnly: true, DeclaredAccessibility: Accessibility.Private, Type: IArrayTypeSymbol { Rank: 1 } array, DeclaringSyntaxReferences.Length: 1 }
            && GlideTypes.Same(array.ElementType, types.Key)
            && field.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
            && field.ContainingType.DeclaringSyntaxReferences.All(part => Names(part.GetSyntax(), field.Name).All(name => IsRead(name, types)))
                ? Items(value).Select(FieldText.Read)
                : [];

    private static IEnumerable<ExpressionSyntax> Items(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression),
        ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
        InitializerExpressionSyntax items => items.Expressions,
        _ => [],
    };

    private static IEnumerable<IdentifierNameSyntax> Names(SyntaxNode type, string name)
        => type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(one => one.Identifier.ValueText == name);

    private static bool IsRead(IdentifierNameSyntax name, GlideTypes types)
    {
        SyntaxNode use = name.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == name ? qualified : name;
        return use.Parent switch
        {
            SpreadElementSyntax or ForEachStatementSyntax => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } => true,
            ElementAccessExpressionSyntax
            {
                Parent: ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.None, Parent: ArgumentListSyntax } or EqualsValueClauseSyntax or InterpolationSyntax,
            } => true,

            // What takes it is a command, and no method that only has the name of one, such as Array.Sort.
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } call } }
                => call.Expression.ToString() is not ("Array" or "System.Array") && types.MethodNames.Contains(method),
            _ => false,
        };
    }
}
