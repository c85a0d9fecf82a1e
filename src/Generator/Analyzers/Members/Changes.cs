using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>Tells whether what a local holds can be something else later although the local itself is not set again.</summary>
internal sealed class Changes(Member member)
{
    /// <summary>
    /// Whether it stays what it was: it is a value that cannot change, or a collection or memory that is only read, or given to commands,
    /// which only read.
    /// </summary>
    public bool HoldsStill(ILocalSymbol local)
        => HasItems(local.Type)
            ? member.Locals.ReferencesTo(local).All(IsOnlyRead)
            : local.Type.SpecialType != SpecialType.None || (local.Type.IsValueType && (local.Type.IsReadOnly || IsNullable(local.Type)));

    private static bool HasItems(ITypeSymbol type)
        => type is IArrayTypeSymbol or INamedTypeSymbol { TypeArguments.Length: 1 } && !IsNullable(type);

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private bool IsOnlyRead(IOperation reference)
    {
        var use = reference;
        while (use.Parent is IConversionOperation or IParenthesizedOperation)
        {
            use = use.Parent;
        }

        return use.Parent switch
        {
            IArgumentOperation { Parameter.RefKind: RefKind.None, Parent: IInvocationOperation call }
                => member.Types.FactsOf(call.TargetMethod) is not null || member.Types.IsClientCall(call.TargetMethod) || (call.TargetMethod.Name == "AsSpan" && IsOnlyRead(call)),
            IPropertyReferenceOperation { Property.Name: "Length" or "Count" or "IsEmpty" } => true,
            IForEachLoopOperation or ISpreadOperation => true,
            IArrayElementReferenceOperation element => IsItemRead(element),
            ISimpleAssignmentOperation assignment => ReferenceEquals(assignment.Target, use),
            _ => false,
        };
    }

    /// <summary>Whether an element of an array is taken out by value.</summary>
    private static bool IsItemRead(IArrayElementReferenceOperation element) => element.Parent switch
    {
        IArgumentOperation argument => argument.Parameter?.RefKind == RefKind.None,
        IConversionOperation or IInterpolationOperation or IBinaryOperation or IPropertyReferenceOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None } } => true,
        _ => false,
    };
}
