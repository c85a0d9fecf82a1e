using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>Finds out what commands are called on.</summary>
internal sealed class Receivers(Member member)
{
    private const int Depth = 16;

    /// <summary>The operation that makes or names what the commands are called on, through conversions and locals that are set once.</summary>
    public IOperation Origin(IOperation receiver)
    {
        var current = receiver;
        for (int i = 0; i < Depth; i++)
        {
            IOperation? next = current switch
            {
                IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IConditionalAccessInstanceOperation instance => ConditionalAccess.Of(instance)?.Operation,
                ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } orThrow => orThrow.Value,
                ILocalReferenceOperation local => member.Locals.ValueOf(local.Local),
                _ => null,
            };
            if (next is null)
            {
                return current;
            }

            // A view of a cluster that is called one is one, whatever made it.
            if (IsCluster(current.Type) && !IsCluster(next.Type))
            {
                return current;
            }

            current = next;
        }

        return current;
    }

    /// <summary>The call whose result an operation is, awaited or waited for; null for anything else.</summary>
    public IInvocationOperation? AwaitedCall(IOperation operation)
    {
        var awaited = Origin(operation) switch
        {
            IAwaitOperation awaiting => awaiting.Operation,
            var waiting => Waits.TaskOf(waiting),
        };
        while (awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "WaitAsync", Instance: { } inner })
        {
            awaited = inner;
        }

        return awaited is null ? null : Origin(awaited) as IInvocationOperation;
    }

    /// <summary>Whether commands called on it go to a cluster by their keys, so that those of several slots are split or refused.</summary>
    public bool IsRoutedByKeys(IOperation receiver)
        => member.Types.IsRoutedByKeys(receiver.Type) || member.Types.IsRoutedByKeys(Origin(receiver).Type);

    /// <summary>Whether commands called on it go as they are to chosen nodes of a cluster, which refuse keys of several slots.</summary>
    public bool IsChosenNodes(IOperation receiver)
        => member.Types.IsForSeveralNodes(receiver.Type) || Choice(receiver) is not null;

    /// <summary>The route of a view that is made by <c>On(route)</c>, or of a session of a client of a cluster, resolved; null for anything else.</summary>
    public IOperation? Route(IOperation receiver)
        => Choice(receiver)?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0 && argument.ArgumentKind != ArgumentKind.DefaultValue) is { } route
            ? Origin(route.Value)
            : null;

    /// <summary>What chose the node: a client of a cluster was asked for a view or a session.</summary>
    private IInvocationOperation? Choice(IOperation receiver)
    {
        if (Origin(receiver) is IInvocationOperation { TargetMethod.Name: "On", Instance: { } viewed } on && member.Types.IsRoutedByKeys(viewed.Type))
        {
            return on;
        }

        return AwaitedCall(receiver) is { TargetMethod.Name: "OpenSessionAsync", Instance: { } leased } opened && member.Types.IsRoutedByKeys(leased.Type) ? opened : null;
    }

    private bool IsCluster(ITypeSymbol? type) => member.Types.IsRoutedByKeys(type) || member.Types.IsForSeveralNodes(type);
}
