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
                IConditionalAccessInstanceOperation instance => AccessedBy(instance),
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

    /// <summary>Whether commands called on it go to a cluster by their keys, so that those of several slots are split or refused.</summary>
    public bool IsRoutedByKeys(IOperation receiver)
        => member.Types.IsRoutedByKeys(receiver.Type) || member.Types.IsRoutedByKeys(Origin(receiver).Type);

    /// <summary>Whether commands called on it go as they are to chosen nodes of a cluster, which refuse keys of several slots.</summary>
    public bool IsChosenNodes(IOperation receiver)
        => member.Types.IsForSeveralNodes(receiver.Type) || Route(receiver) is not null;

    /// <summary>The route of a view that is made by <c>On(route)</c> of a client of a cluster, resolved; null for anything else.</summary>
    public IOperation? Route(IOperation receiver)
        => Origin(receiver) is IInvocationOperation { TargetMethod.Name: "On", Instance: { } cluster, Arguments.Length: 1 } on && member.Types.IsRoutedByKeys(cluster.Type)
            ? Origin(on.Arguments[0].Value)
            : null;

    private bool IsCluster(ITypeSymbol? type) => member.Types.IsRoutedByKeys(type) || member.Types.IsForSeveralNodes(type);

    private static IOperation? AccessedBy(IConditionalAccessInstanceOperation instance)
    {
        for (IOperation? parent = instance.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && !ReferenceEquals(access.Operation, instance))
            {
                return access.Operation;
            }
        }

        return null;
    }
}
