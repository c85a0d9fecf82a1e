using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glide.Generator.Analyzers.Keys;

/// <summary>
/// Finds out the text of a static readonly field, as far as the literals in its initializer say it. Only the syntax is looked at: the field may
/// stand in another file, and what the names in it mean is not asked there.
/// </summary>
internal static class FieldText
{
    public static KnownText Of(IFieldSymbol field)
        => field is { IsStatic: true, IsReadOnly: true, DeclaringSyntaxReferences.Length: 1 }
            && !field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)
            && field.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
                ? Read(value)
                : KnownText.None;

    /// <summary>What the literals in an expression say of its text.</summary>
    public static KnownText Read(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal when literal.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression
            => KnownText.Of(literal.Token.ValueText),
        ParenthesizedExpressionSyntax parenthesized => Read(parenthesized.Expression),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => Read(sum.Left).Then(Read(sum.Right)),
        InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.Aggregate(KnownText.Of(""), (text, part) => text.Then(
            part is InterpolatedStringTextSyntax literal ? KnownText.Of(Unescaped(literal, interpolated)) : KnownText.None)),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" } copy }
            => Read(copy.Expression),
        _ => KnownText.None,
    };

    // The token's value still has the braces twice, except in a raw string, where as many as stand there are meant.
    private static string Unescaped(InterpolatedStringTextSyntax literal, InterpolatedStringExpressionSyntax interpolated)
    {
        string text = literal.TextToken.ValueText;
        bool isRaw = interpolated.StringStartToken.Kind() is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken;
        return isRaw ? text : text.Replace("{{", "{").Replace("}}", "}");
    }
}
