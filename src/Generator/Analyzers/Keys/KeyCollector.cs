using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Analyzers.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Keys;

/// <summary>Finds the keys in the arguments of a command: everything of the type of keys, also in collections and in values that have keys in them.</summary>
internal sealed class KeyCollector(Member member, Changes changes)
{
    private const int Depth = 8;

    /// <summary>The keys of a call whose slots are known, in the order in which they stand there.</summary>
    public IReadOnlyList<KnownKey> Of(CommandCall call) => Of(call.Arguments);

    /// <summary>The keys among arguments whose slots are known.</summary>
    public IReadOnlyList<KnownKey> Of(IEnumerable<IArgumentOperation> arguments)
    {
        var keys = new List<KnownKey>();
        foreach (var argument in arguments)
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
            case IConversionOperation { OperatorMethod: not null } conversion when IsKey(conversion.Operand.Type):
                // A key that has become a text or bytes is a value of the command, as is a member that names a key.
                break;
            case IConversionOperation conversion:
                Collect(conversion.Operand, conversion.Operand.Type ?? type, keys, depth);
                break;
            case IArrayCreationOperation { Initializer: { } items, Type: IArrayTypeSymbol array }:
                Items(items.ElementValues, array.ElementType, keys, depth);
                break;
            case ICollectionExpressionOperation { Type: { } collection } list:
                Items(list.Elements, ElementOf(collection), keys, depth);
                break;
            case ISpreadOperation spread:
                Collect(spread.Operand, spread.Operand.Type, keys, depth);
                break;
            case IObjectCreationOperation creation:
                Arguments(creation.Arguments, keys, depth);
                Items(Assigned(creation.Initializer), null, keys, depth);
                break;
            case IWithOperation changed when Assigned(changed.Initializer).Any(assignment => IsKey(assignment.Target.Type)):
                // A value has at most one key of its own, so that a new one takes the place of the old.
                Items(Assigned(changed.Initializer), null, keys, depth);
                break;
            case IWithOperation changed:
                Collect(changed.Operand, changed.Operand.Type, keys, depth - 1);
                break;
            case IInvocationOperation { TargetMethod.Name: "AsSpan", Arguments.Length: 1 } whole:
                Collect(whole.Arguments[0].Value, whole.Arguments[0].Value.Type, keys, depth - 1);
                break;
            case IInvocationOperation { Instance: null } factory when IsFactory(factory.TargetMethod):
                Arguments(factory.Arguments, keys, depth);
                break;
            case ILocalReferenceOperation local when member.Locals.ValueOf(local.Local) is { } known && changes.HoldsStill(local.Local):
                Collect(known, known.Type, keys, depth - 1);
                break;
            case IFieldReferenceOperation field:
                keys.AddRange(FieldItems.Of(field.Field, member.Types).Where(text => text.Slot() is not null).Select(text => new KnownKey(field.Syntax, text, text.Slot()!.Value)));
                break;
        }
    }

    private static IEnumerable<ISimpleAssignmentOperation> Assigned(IObjectOrCollectionInitializerOperation? initializer)
        => initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [];

    private void Items(IEnumerable<IOperation> items, ITypeSymbol? type, List<KnownKey> keys, int depth)
    {
        foreach (var item in items)
        {
            if (item is ISimpleAssignmentOperation assignment)
            {
                Collect(assignment.Value, assignment.Target.Type, keys, depth - 1);
            }
            else
            {
                Collect(item, item is ISpreadOperation ? null : type, keys, depth - 1);
            }
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
            && (member.Types.IsOfClient(method) || GlideTypes.Is(method.ContainingType, member.Types.Argument));

    private static ITypeSymbol? ElementOf(ITypeSymbol collection) => collection switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } generic => generic.TypeArguments[0],
        _ => null,
    };
}
