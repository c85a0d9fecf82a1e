using System.Globalization;
using System.Linq;
using Glide.Generator.Analyzers.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Keys;

/// <summary>Finds out what a key or a text will be, as far as it does not depend on anything that happens at run time.</summary>
internal sealed class KeyText(Locals locals, Changes changes)
{
    /// <summary>Locals that are made of locals are followed so far.</summary>
    private const int Depth = 16;

    public KnownText Read(IOperation operation) => Read(operation, Depth);

    private KnownText Read(IOperation? operation, int depth)
    {
        if (operation is null || depth == 0)
        {
            return KnownText.None;
        }

        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return OfConstant(constant);
        }

        return operation switch
        {
            IConversionOperation conversion when KeepsText(conversion) => Read(conversion.Operand, depth),
            IParenthesizedOperation parenthesized => Read(parenthesized.Operand, depth),
            IUtf8StringOperation utf8 => KnownText.Of(utf8.Value),
            IInterpolatedStringOperation interpolated => OfParts(interpolated, depth),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum
                => Piece(sum.LeftOperand, depth).Then(Piece(sum.RightOperand, depth)),
            ILocalReferenceOperation local when changes.HoldsStill(local.Local) => Read(locals.ValueOf(local.Local), depth - 1),
            IFieldReferenceOperation field => FieldText.Of(field.Field),
            IInvocationOperation { TargetMethod: { Name: "ToArray", Parameters.IsEmpty: true }, Instance: { } bytes } => Read(bytes, depth),
            IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType.Name: "Encoding" }, Instance: IPropertyReferenceOperation { Property.Name: "UTF8" } } encoding
                when encoding.Arguments.Length == 1 => Read(encoding.Arguments[0].Value, depth),
            IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } concat
                when concat.Arguments.All(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)
                => concat.Arguments.Aggregate(KnownText.Of(""), (text, argument) => text.Then(Piece(argument.Value, depth))),
            _ => KnownText.None,
        };
    }

    private static KnownText OfConstant(object constant) => constant switch
    {
        string text => KnownText.Of(text),
        byte or sbyte or short or ushort or int or uint or long => KnownText.Of(Convert.ToString(constant, CultureInfo.InvariantCulture)),
        _ => KnownText.None,
    };

    // A number becomes a key by its decimal digits, which a widening conversion leaves as they are; a narrowing one may not.
    private static bool KeepsText(IConversionOperation conversion)
        => conversion.OperatorMethod is { } method
            ? method.ContainingType.Name is "ValkeyKey" or "Memory" or "ReadOnlyMemory" or "Span" or "ReadOnlySpan"
            : conversion.Conversion is { IsIdentity: true } or { IsReference: true } or { IsNullable: true } or { IsNumeric: true, IsImplicit: true } || IsSpan(conversion.Type);

    private static bool IsSpan(ITypeSymbol? type) => type is { Name: "Span" or "ReadOnlySpan", ContainingNamespace.Name: "System" };

    private KnownText OfParts(IInterpolatedStringOperation interpolated, int depth)
    {
        var text = KnownText.Of("");
        foreach (var part in interpolated.Parts)
        {
            text = text.Then(part switch
            {
                IInterpolatedStringTextOperation literal => Read(literal.Text, depth),
                IInterpolationOperation { FormatString: null, Alignment: null } hole => Piece(hole.Expression, depth),
                _ => KnownText.None,
            });
        }

        return text;
    }

    /// <summary>A part of a text: what is no text itself is written as the culture wants, and only a text is the same everywhere.</summary>
    private KnownText Piece(IOperation operation, int depth)
    {
        if (operation is IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Object } boxed)
        {
            operation = boxed.Operand;
        }

        return operation.ConstantValue is { HasValue: true, Value: var constant }
            ? constant switch
            {
                null => KnownText.Of(""),
                string text => KnownText.Of(text),
                char one => KnownText.Of(one.ToString()),
                int number and >= 0 when operation.Type?.SpecialType == SpecialType.System_Int32 => KnownText.Of(number.ToString(CultureInfo.InvariantCulture)),
                _ => KnownText.None,
            }
            : operation.Type?.SpecialType == SpecialType.System_String ? Read(operation, depth) : KnownText.None;
    }
}
