using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>Tells which calls fill one and the same batch, and which of them come one after the other on every way.</summary>
internal sealed class BatchRoots(Member member)
{
    /// <summary>What stands for the batch in this member; null if it cannot be told, or if others get to see the batch.</summary>
    public object? Of(IOperation receiver)
    {
        var current = receiver;
        while (true)
        {
            switch (current)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    current = conversion.Operand;
                    break;
                case IInvocationOperation { Instance: { } instance } call when GlideTypes.Same(call.Type, member.Types.AtomicClusterBatch) && GlideTypes.Same(instance.Type, call.Type):
                    current = instance;
                    break;
                case IInvocationOperation { Instance: null } call when GlideTypes.Same(call.Type, member.Types.AtomicClusterBatch) && CommandCall.Of(call, member.Types) is { } queued:
                    current = queued.Receiver;
                    break;
                case IObjectCreationOperation creation:
                    return Holder(creation) is { } holder ? OfLocal(holder) : creation;
                case ILocalReferenceOperation local:
                    return OfLocal(local.Local);
                case IParameterReferenceOperation parameter:
                    return IsSet(parameter.Parameter) ? null : parameter.Parameter;
                case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                    return field.Field;
                default:
                    return null;
            }
        }
    }

    /// <summary>Whether the earlier call, on every way through the member, has been made on the same batch when the later one is.</summary>
    public bool IsAlwaysBefore(object root, CommandCall earlier, CommandCall later)
    {
        if (ReferenceEquals(earlier, later))
        {
            return true;
        }

        // Every branch, loop and function around the earlier one is around the later one too.
        for (IOperation child = earlier.Operation; child.Parent is { } parent; child = parent)
        {
            if (IsWay(parent, child) && !Contains(child, later.Operation))
            {
                return false;
            }
        }

        return root is not IFieldSymbol { IsReadOnly: false } field || NobodyComesBetween(field, earlier.Operation, later.Operation);
    }

    private object? OfLocal(ILocalSymbol local)
    {
        if (member.Locals.ValueOf(local) is not { } value)
        {
            return null;
        }

        var function = FunctionOf(value);
        bool stays = member.Locals.ReferencesTo(local).All(reference => ReferenceEquals(FunctionOf(reference), function) && StaysHere(reference));
        if (!stays)
        {
            return null;
        }

        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation ? Of(value) : local;
    }

    /// <summary>Whether a place where a batch stands fills it, executes it, or sets the local, and does nothing else with it.</summary>
    private bool StaysHere(ILocalReferenceOperation reference)
    {
        IOperation use = reference;
        while (true)
        {
            if (CommandCall.On(use, member.Types) is { } queued)
            {
                if (!GlideTypes.Same(queued.Operation.Type, reference.Type))
                {
                    return true;
                }

                use = queued.Operation;
                continue;
            }

            switch (use.Parent)
            {
                case IConversionOperation or IParenthesizedOperation:
                    use = use.Parent;
                    break;
                case IInvocationOperation call when ReferenceEquals(call.Instance, use):
                    if (!GlideTypes.Same(call.Type, use.Type))
                    {
                        return true;
                    }

                    use = call;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return GlideTypes.IsOfClient(call.TargetMethod.ContainingType);
                case IExpressionStatementOperation or IPropertyReferenceOperation:
                    return true;
                case ISimpleAssignmentOperation assignment:
                    return ReferenceEquals(assignment.Target, use) || assignment.Target is IDiscardOperation;
                default:
                    return false;
            }
        }
    }

    /// <summary>The local that a chain of calls on a new batch ends up in; null if there is none.</summary>
    private ILocalSymbol? Holder(IObjectCreationOperation creation)
    {
        for (IOperation current = creation; ; current = current.Parent)
        {
            while (CommandCall.On(current, member.Types) is { } queued && GlideTypes.Same(queued.Operation.Type, creation.Type))
            {
                current = queued.Operation;
            }

            switch (current.Parent)
            {
                case IInvocationOperation call when ReferenceEquals(call.Instance, current) && GlideTypes.Same(call.Type, creation.Type):
                case IConversionOperation:
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return declarator.Symbol;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target }:
                    return target.Local;
                default:
                    return null;
            }
        }
    }

    private bool IsSet(IParameterSymbol parameter) => parameter.RefKind != RefKind.None || member.Operations.Any(operation => operation switch
    {
        IAssignmentOperation { Target: IParameterReferenceOperation target } => GlideTypes.Same(target.Parameter, parameter),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: IParameterReferenceOperation target } => GlideTypes.Same(target.Parameter, parameter),
        _ => false,
    });

    /// <summary>Whether nothing between two calls can put another batch into a field: no assignment, no other code, no time to wait.</summary>
    private bool NobodyComesBetween(IFieldSymbol field, IOperation earlier, IOperation later)
        => !member.Operations.Any(operation
            => operation.Syntax.SpanStart >= earlier.Syntax.SpanStart && operation.Syntax.Span.End <= later.Syntax.Span.End && operation switch
            {
                IAwaitOperation => true,
                IAssignmentOperation { Target: IFieldReferenceOperation target } => GlideTypes.Same(target.Field, field),
                IInvocationOperation call => !GlideTypes.IsOfClient(call.TargetMethod.ContainingType),
                _ => false,
            });

    private static bool IsWay(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation conditional => !ReferenceEquals(conditional.Condition, child),
        ISwitchOperation or ISwitchExpressionOperation => child is ISwitchCaseOperation or ISwitchExpressionArmOperation,
        ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation or ICatchClauseOperation => true,
        ITryOperation attempt => ReferenceEquals(attempt.Body, child),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary => ReferenceEquals(binary.RightOperand, child),
        ICoalesceOperation coalesce => ReferenceEquals(coalesce.WhenNull, child),
        IConditionalAccessOperation access => ReferenceEquals(access.WhenNotNull, child),
        _ => false,
    };

    private static bool Contains(IOperation outer, IOperation inner)
    {
        for (IOperation? current = inner; current is not null; current = current.Parent)
        {
            if (ReferenceEquals(current, outer))
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation? FunctionOf(IOperation operation)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return current;
            }
        }

        return null;
    }
}
