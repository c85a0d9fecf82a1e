using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>
/// The locals of a member. One that is set in a single place has that value wherever it is read, whatever branches and loops there are: the
/// compiler lets nothing read it before.
/// </summary>
internal sealed class Locals
{
    private readonly Dictionary<ILocalSymbol, LocalUse> _uses = new(SymbolEqualityComparer.Default);

    /// <summary>What the local always is; null if it is set in several places, or by something else than a value.</summary>
    public IOperation? ValueOf(ILocalSymbol local) => local.RefKind == RefKind.None && _uses.TryGetValue(local, out var use) && use.Writes == 1 ? use.Value : null;

    /// <summary>Whether the local gets its value where it is declared, from a pattern or a loop, and is set nowhere else.</summary>
    public bool IsGiven(ILocalSymbol local) => local.RefKind == RefKind.None && _uses.TryGetValue(local, out var use) && use.Writes == 0;

    /// <summary>Where the local stands, places where it is set included.</summary>
    public IReadOnlyList<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local) => _uses.TryGetValue(local, out var use) ? use.References : [];

    /// <summary>Takes note of what an operation does to locals.</summary>
    public void Visit(IOperation operation, GlideTypes types)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when (declarator.GetVariableInitializer() ?? declarator.Initializer) is { } initializer:
                Set(declarator.Symbol, initializer.Value);
                if (declarator.Symbol.RefKind != RefKind.None)
                {
                    SetUnknown(declarator.Symbol);
                    SetUnknown(initializer.Value);
                }

                break;
            case ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target } assignment:
                // A chain of commands that comes back into the variable it began with leaves the variable as it is.
                if (BatchChain.Start(assignment.Value, types) is not ILocalReferenceOperation start || !GlideTypes.Same(start.Local, target.Local))
                {
                    Set(target.Local, assignment.Value);
                }

                break;
            case ISimpleAssignmentOperation { IsRef: true } alias:
                SetUnknown(alias.Target);
                SetUnknown(alias.Value);
                break;
            case ICompoundAssignmentOperation compound:
                SetUnknown(compound.Target);
                break;
            case ICoalesceAssignmentOperation coalesce:
                SetUnknown(coalesce.Target);
                break;
            case IIncrementOrDecrementOperation step:
                SetUnknown(step.Target);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                SetParts(deconstruction.Target, deconstruction.Value);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                SetUnknown(argument.Value);
                break;
            case IAddressOfOperation address:
                SetUnknown(address.Reference);
                break;
            case ILocalReferenceOperation reference:
                Of(reference.Local).References.Add(reference);
                break;
        }
    }

    private void Set(ILocalSymbol local, IOperation value)
    {
        var use = Of(local);
        use.Writes++;
        use.Value ??= value;
    }

    /// <summary>Sets the parts of a tuple, each to its own value where the values stand there.</summary>
    private void SetParts(IOperation target, IOperation? value)
    {
        target = Declared(target);
        if (target is ITupleOperation parts)
        {
            var values = value is ITupleOperation given && given.Elements.Length == parts.Elements.Length ? given.Elements : default;
            for (int i = 0; i < parts.Elements.Length; i++)
            {
                SetParts(parts.Elements[i], values.IsDefault ? null : values[i]);
            }
        }
        else if (target is ILocalReferenceOperation local && value is not null && GlideTypes.Same(local.Type, value.Type))
        {
            Set(local.Local, value);
        }
        else
        {
            SetUnknown(target);
        }
    }

    private static IOperation Declared(IOperation target) => target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;

    private void SetUnknown(IOperation target)
    {
        if (Declared(target) is ILocalReferenceOperation reference)
        {
            SetUnknown(reference.Local);
        }
    }

    private void SetUnknown(ILocalSymbol local) => Of(local).Writes += 2;

    private LocalUse Of(ILocalSymbol local)
    {
        if (!_uses.TryGetValue(local, out var use))
        {
            _uses.Add(local, use = new LocalUse());
        }

        return use;
    }
}
