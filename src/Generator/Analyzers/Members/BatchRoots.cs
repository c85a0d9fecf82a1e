using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>Tells which calls fill one and the same batch, as long as nobody else gets to see it.</summary>
internal sealed class BatchRoots(Member member)
{
    /// <summary>Locals that stand for one another are followed so far.</summary>
    private const int Depth = 8;

    /// <summary>What stands for the batch in this member; null if it cannot be told, or if others get to see the batch.</summary>
    public object? Of(IOperation batch)
    {
        var start = BatchChain.Start(batch, member.Types);
        switch (start)
        {
            case IObjectCreationOperation made:
                return Holder(made) is { } holder ? OfLocal(holder, Depth) : made;
            case ILocalReferenceOperation local:
                return OfLocal(local.Local, Depth);
            case IParameterReferenceOperation parameter:
                return Stays(parameter.Parameter) ? parameter.Parameter : null;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                return field.Field;
            default:
                return null;
        }
    }

    /// <summary>Whether, of two calls on the batch that something holds, the later one surely meets the batch of the earlier one.</summary>
    public bool IsSameBetween(ISymbol holder, IOperation earlier, IOperation later) => holder switch
    {
        IFieldSymbol field => IsSameBetween(field, field.IsReadOnly, earlier, later),
        IParameterSymbol parameter when IsOfType(parameter) => IsSameBetween(parameter, isFixed: false, earlier, later),
        _ => true,
    };

    /// <summary>Whether a parameter is one of a primary constructor, which the members of the type share as they do a field.</summary>
    private static bool IsOfType(IParameterSymbol parameter)
        => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences.Length: 1 } constructor
            && constructor.DeclaringSyntaxReferences[0].GetSyntax() is TypeDeclarationSyntax;

    private bool IsSameBetween(ISymbol holder, bool isFixed, IOperation earlier, IOperation later)
        => !member.Everything.Any(operation
            => operation.Syntax.SpanStart >= earlier.Syntax.SpanStart && operation.Syntax.Span.End <= later.Syntax.Span.End && operation switch
            {
                IFieldReferenceOperation reference when GlideTypes.Same(reference.Field, holder)
                    => !StaysHere(reference, Depth) || reference.Parent is IAssignmentOperation { Target: var target } && ReferenceEquals(target, reference),
                IAwaitOperation => !isFixed,
                IInvocationOperation call => !isFixed && !member.Types.IsOfClient(call.TargetMethod) && member.Types.FactsOf(call.TargetMethod) is null,
                _ => false,
            });

    private ISymbol? OfLocal(ILocalSymbol local, int depth)
    {
        var references = member.Locals.ReferencesTo(local);
        var value = member.Locals.ValueOf(local);
        if (depth == 0 || (value is null && !member.Locals.IsGiven(local)))
        {
            return null;
        }

        var function = Ways.FunctionOf(value ?? references[0]);
        if (!references.All(reference => ReferenceEquals(Ways.FunctionOf(reference), function) && StaysHere(reference, depth)))
        {
            return null;
        }

        return value is null ? local : BatchChain.Start(value, member.Types) switch
        {
            ILocalReferenceOperation other => OfLocal(other.Local, depth - 1),

            // A field may hold another batch by the time the local is used.
            IFieldReferenceOperation => null,
            IParameterReferenceOperation parameter => Stays(parameter.Parameter) && !IsOfType(parameter.Parameter) ? parameter.Parameter : null,
            _ => local,
        };
    }

    private bool Stays(IParameterSymbol parameter)
        => parameter.RefKind == RefKind.None && member.Everything.OfType<IParameterReferenceOperation>()
            .Where(reference => GlideTypes.Same(reference.Parameter, parameter))
            .All(reference => IsOfFunction(reference, parameter) && StaysHere(reference, Depth) && !IsSet(reference));

    private static bool IsOfFunction(IOperation reference, IParameterSymbol parameter) => Ways.FunctionOf(reference) switch
    {
        IAnonymousFunctionOperation function => GlideTypes.Same(function.Symbol, parameter.ContainingSymbol),
        ILocalFunctionOperation function => GlideTypes.Same(function.Symbol, parameter.ContainingSymbol),
        _ => true,
    };

    private static bool IsSet(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => ReferenceEquals(assignment.Target, reference),
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => false,
    };

    /// <summary>Whether a place where a batch stands fills it, executes it, or sets the variable, and does nothing else with it.</summary>
    private bool StaysHere(IOperation reference, int depth)
    {
        var use = reference;
        while (BatchChain.CallOn(use, member.Types) is { } call)
        {
            if (!BatchChain.ReturnsBatch(call, member.Types))
            {
                return true;
            }

            use = call;
        }

        use = ConditionalAccess.Outer(use);
        return use.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } argument
                => argument.Parameter?.RefKind == RefKind.None && (member.Types.IsOfClient(call.TargetMethod) || call.TargetMethod.Name == "ThrowIfNull"),
            IExpressionStatementOperation or IPropertyReferenceOperation or IIsPatternOperation or IBinaryOperation => true,
            ISimpleAssignmentOperation assignment => ReferenceEquals(assignment.Target, use)
                || assignment.Target is IDiscardOperation
                || (assignment.Target is ILocalReferenceOperation target && Starts(use, target.Local)),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation alias } => depth > 0 && OfLocalStays(alias.Symbol, depth - 1),
            _ => false,
        };
    }

    private bool Starts(IOperation chain, ILocalSymbol local)
        => BatchChain.Start(chain, member.Types) is ILocalReferenceOperation start && GlideTypes.Same(start.Local, local);

    /// <summary>Whether another variable for the same batch does not let it out either.</summary>
    private bool OfLocalStays(ILocalSymbol alias, int depth)
        => member.Locals.ValueOf(alias) is { } value
            && member.Locals.ReferencesTo(alias).All(reference
                => ReferenceEquals(Ways.FunctionOf(reference), Ways.FunctionOf(value)) && StaysHere(reference, depth));

    /// <summary>The local that a chain of calls on a new batch ends up in; null if there is none.</summary>
    private ILocalSymbol? Holder(IObjectCreationOperation creation)
    {
        IOperation current = creation;
        while (BatchChain.CallOn(current, member.Types) is { } call && BatchChain.ReturnsBatch(call, member.Types))
        {
            current = call;
        }

        while (current.Parent is IConversionOperation conversion)
        {
            current = conversion;
        }

        return current.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
            _ => null,
        };
    }
}
