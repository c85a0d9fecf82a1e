using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Analyzers.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Keys;

/// <summary>Finds the keys in the arguments of a command: everything of the type of keys, also in collections and in values that have keys in them.</summary>
internal sealed class KeyCollector(Member member)
{
    private const int Depth = 8;

    /// <summary>The keys of a call whose slots are known, in the order in which they stand there.</summary>
    public IReadOnlyList<KnownKey> Of(CommandCall call)
    {
        var keys = new List<KnownKey>();
        foreach (var argument in call.Arguments)
        {
            Collect(argument.Value, argument.Parameter?.Type, keys, Depth);
        }

        return keys;
    }

    private void Collect(IOperation? value, ITypeSymbol? type, List<KnownKey> keys, int depth)
    {
        if (value is null || depth == 0)
        {
            return;
        }

        if (IsKey(type))
        {
            var text = member.Text.Read(value);
            if (text.Slot() is { } slot)
            {
                keys.Add(new KnownKey(value.Syntax, text, slot));
            }

            return;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                Collect(conversion.Operand, conversion.Operand.Type ?? type, keys, depth);
                break;
            case IArrayCreationOperation { Initializer: { } items, Type: IArrayTypeSymbol array }:
                foreach (var item in items.ElementValues)
                {
                    Collect(item, array.ElementType, keys, depth - 1);
                }

                break;
            case ICollectionExpressionOperation { Type: { } collection } list:
                foreach (var item in list.Elements.Where(element => element is not ISpreadOperation))
                {
                    Collect(item, ElementOf(collection), keys, depth - 1);
                }

                break;
            case IObjectCreationOperation creation:
                Arguments(creation.Arguments, keys, depth);
                foreach (var assignment in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
                {
                    Collect(assignment.Value, assignment.Target.Type, keys, depth - 1);
                }

                break;
            case IInvocationOperation { Instance: null } factory when IsFactory(factory.TargetMethod):
                Arguments(factory.Arguments, keys, depth);
                break;
            case ILocalReferenceOperation local when member.Locals.ValueOf(local.Local) is { } known && HoldsStill(local.Local):
                Collect(known, known.Type, keys, depth - 1);
                break;
        }
    }

    private void Arguments(IEnumerable<IArgumentOperation> arguments, List<KnownKey> keys, int depth)
    {
        foreach (var argument in arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue))
        {
            Collect(argument.Value, argument.Parameter?.Type, keys, depth - 1);
        }
    }

    private bool IsKey(ITypeSymbol? type)
        => GlideTypes.Same(type, member.Types.Key)
            || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && GlideTypes.Same(nullable.TypeArguments[0], member.Types.Key));

    /// <summary>A method of a value's own type that makes such a value: what it is given is in the value.</summary>
    private bool IsFactory(IMethodSymbol method)
        => method.IsStatic && GlideTypes.Same(method.ReturnType, method.ContainingType)
            && (GlideTypes.Same(method.ContainingAssembly, member.Types.Key.ContainingAssembly) || GlideTypes.IsOfClient(method.ContainingType) || GlideTypes.Is(method.ContainingType, member.Types.Argument));

    private static ITypeSymbol? ElementOf(ITypeSymbol collection) => collection switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } generic => generic.TypeArguments[0],
        _ => null,
    };

    /// <summary>
    /// Whether what a local holds cannot change either: it is a value of the client's own, or a collection that is only given to commands and
    /// read.
    /// </summary>
    private bool HoldsStill(ILocalSymbol local)
    {
        if (local.Type is not IArrayTypeSymbol && ElementOf(local.Type) is null)
        {
            return local.Type.IsValueType && local.Type.IsReadOnly;
        }

        return member.Locals.ReferencesTo(local).All(IsOnlyRead);
    }

    private bool IsOnlyRead(ILocalReferenceOperation reference)
    {
        IOperation use = reference;
        while (use.Parent is IConversionOperation or IParenthesizedOperation)
        {
            use = use.Parent;
        }

        return use.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => member.Types.FactsOf(call.TargetMethod) is not null,
            IPropertyReferenceOperation { Property.Name: "Length" or "Count" or "IsEmpty" } => true,
            IForEachLoopOperation => true,
            ISimpleAssignmentOperation assignment => ReferenceEquals(assignment.Target, use),
            _ => false,
        };
    }
}
