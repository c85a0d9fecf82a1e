using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>Tells what has surely happened before something else, whatever way is taken through a member.</summary>
internal static class Ways
{
    /// <summary>Whether the earlier operation has been reached whenever the later one is, in the same run of the same function.</summary>
    public static bool IsAlwaysBefore(Member member, IOperation earlier, IOperation later)
    {
        if (ReferenceEquals(earlier, later))
        {
            return true;
        }

        // What a jump may leave out, or reach from elsewhere, is not followed.
        if (earlier.Syntax.Span.End > later.Syntax.Span.End
            || !ReferenceEquals(FunctionOf(earlier), FunctionOf(later))
            || member.Everything.Any(operation => operation is ILabeledOperation))
        {
            return false;
        }

        // Every branch and loop around the earlier one is around the later one too.
        for (IOperation child = earlier; child.Parent is { } parent; child = parent)
        {
            if (IsWay(parent, child) && !Contains(child, later))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an operation is reached in every run of a function.</summary>
    public static bool IsAlwaysIn(IOperation function, IOperation operation)
    {
        for (var child = operation; child.Parent is { } parent && !ReferenceEquals(child, function); child = parent)
        {
            if (IsWay(parent, child) && !ReferenceEquals(parent, function))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The lambda or local function around an operation; null if it is the member's own.</summary>
    public static IOperation? FunctionOf(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return current;
            }
        }

        return null;
    }

    private static bool IsWay(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation conditional => !ReferenceEquals(conditional.Condition, child),
        ISwitchOperation or ISwitchExpressionOperation => child is ISwitchCaseOperation or ISwitchExpressionArmOperation,
        ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation or ICatchClauseOperation => true,
        ITryOperation attempt => ReferenceEquals(attempt.Body, child),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary => ReferenceEquals(binary.RightOperand, child),
        ICoalesceOperation coalesce => ReferenceEquals(coalesce.WhenNull, child),
        ICoalesceAssignmentOperation coalesce => ReferenceEquals(coalesce.Value, child),
        IConditionalAccessOperation access => ReferenceEquals(access.WhenNotNull, child),
        _ => false,
    };

    private static bool Contains(IOperation outer, IOperation inner)
    {
        for (var current = inner; current is not null; current = current.Parent)
        {
            if (ReferenceEquals(current, outer))
            {
                return true;
            }
        }

        return false;
    }
}
