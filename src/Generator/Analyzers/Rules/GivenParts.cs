using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Analyzers.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>Finds out whether a call surely gives a command some part of it that can be left out.</summary>
internal static class GivenParts
{
    /// <summary>Where the part is given and what it is called; null if it is not, or may not be.</summary>
    /// <param name="member">The member in which the call stands.</param>
    /// <param name="call">The call.</param>
    /// <param name="parameter">The ordinal of the parameter that the part belongs to.</param>
    /// <param name="path">The members that lead to the part from what is given, joined with dots; empty for the parameter itself.</param>
    public static (Location Location, string Name)? Find(Member member, CommandCall call, int parameter, string path)
    {
        var argument = call.Operation.Arguments.FirstOrDefault(one => one.Parameter?.Ordinal == parameter);
        if (argument is null || argument.ArgumentKind == ArgumentKind.DefaultValue)
        {
            return null;
        }

        var place = argument.Syntax is ArgumentSyntax ? argument.Syntax : argument.Value.Syntax;
        return path.Length == 0
            ? IsSurelyGiven(member, argument.Value) ? (place.GetLocation(), argument.Parameter!.Name) : null
            : Within(member, argument.Value, place, path.Split('.'));
    }

    private static (Location Location, string Name)? Within(Member member, IOperation value, SyntaxNode place, string[] path)
    {
        var origin = member.Receivers.Origin(Unconverted(value));
        string name = path[0];
        string[] rest = [.. path.Skip(1)];
        switch (origin)
        {
            // An alternative without values, or a member of an enumeration.
            case IFieldReferenceOperation { Field.Name: var field } when field == name && rest.Length == 0:
                return (place.GetLocation(), name);
            case IPropertyReferenceOperation { Property: { IsStatic: true, Name: var property } } reference when property == name && rest.Length == 0:
                return (CommandCall.NameOf(reference.Syntax).GetLocation(), name);
            case IInvocationOperation { TargetMethod: { IsStatic: true, Name: var factory } } made when factory == name:
                return rest.Length == 0 ? (CommandCall.NameOf(made.Syntax).GetLocation(), name) : Among(member, made.Arguments, rest);
            case IObjectCreationOperation creation:
                return Among(member, creation.Initializer, path) ?? Among(member, creation.Arguments, path);
            case IWithOperation changed:
                return Among(member, changed.Initializer, path)
                    ?? (Sets(changed.Initializer, name) ? null : Within(member, changed.Operand, changed.Operand.Syntax, path));
            default:
                return null;
        }
    }

    private static bool Sets(IObjectOrCollectionInitializerOperation initializer, string name)
        => initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(assignment => IsProperty(assignment.Target, name));

    private static bool IsProperty(IOperation target, string name) => target is IPropertyReferenceOperation reference && reference.Property.Name == name;

    private static (Location Location, string Name)? Among(Member member, IObjectOrCollectionInitializerOperation? initializer, string[] path)
    {
        var assignment = initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(one => IsProperty(one.Target, path[0]));
        return assignment is null ? null : Given(member, assignment.Value, assignment.Target.Syntax, path);
    }

    private static (Location Location, string Name)? Among(Member member, IEnumerable<IArgumentOperation> arguments, string[] path)
    {
        var argument = arguments.FirstOrDefault(one
            => one.ArgumentKind != ArgumentKind.DefaultValue && string.Equals(one.Parameter?.Name, path[0], StringComparison.OrdinalIgnoreCase));
        return argument is null ? null : Given(member, argument.Value, argument.Syntax, path);
    }

    private static (Location Location, string Name)? Given(Member member, IOperation value, SyntaxNode place, string[] path)
        => path.Length > 1 ? Within(member, value, value.Syntax, [.. path.Skip(1)])
            : IsSurelyGiven(member, value) ? (place.GetLocation(), path[0])
            : null;

    /// <summary>Whether the value is surely none that means nothing is given: null, false, the default or no elements.</summary>
    private static bool IsSurelyGiven(Member member, IOperation value)
    {
        var origin = member.Receivers.Origin(Unconverted(value));
        if (origin is IDefaultValueOperation)
        {
            return false;
        }

        if (origin.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant is not (null or false);
        }

        return origin switch
        {
            ICollectionExpressionOperation collection => collection.Elements.Any(element => element is not ISpreadOperation),
            IArrayCreationOperation { Initializer: { } initializer } => !initializer.ElementValues.IsEmpty,
            IObjectCreationOperation or IWithOperation or IInterpolatedStringOperation => true,

            // What cannot be null is given; a flag may be false, and a collection may be empty.
            _ => origin.Type is { IsValueType: true, SpecialType: not SpecialType.System_Boolean } type
                && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T && !type.IsRefLikeType,
        };
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
