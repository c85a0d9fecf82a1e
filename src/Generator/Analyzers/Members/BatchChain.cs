using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>Chains of commands that are queued one upon another: each call returns the batch that it was made on.</summary>
internal static class BatchChain
{
    /// <summary>What a chain begins with; the operation itself if it is none.</summary>
    public static IOperation Start(IOperation operation, GlideTypes types)
    {
        var current = operation;
        while ((current is IConditionalAccessOperation access ? access.WhenNotNull : Before(current, types)) is { } earlier)
        {
            current = earlier;
        }

        return current;
    }

    /// <summary>The outermost <c>?.</c> that a chain goes through; null if there is none.</summary>
    public static IConditionalAccessOperation? AccessAround(IOperation operation, GlideTypes types)
    {
        IConditionalAccessOperation? outermost = null;
        for (var current = operation; current is not null; current = Before(current, types))
        {
            outermost = current is IConditionalAccessInstanceOperation instance && ConditionalAccess.Of(instance) is { } access ? access : outermost;
        }

        return outermost;
    }

    /// <summary>The call that is made on an operation; null if there is none, or it does not queue.</summary>
    public static IInvocationOperation? CallOn(IOperation operation, GlideTypes types)
    {
        var outer = ConditionalAccess.Outer(operation);
        return outer.Parent switch
        {
            IConditionalAccessOperation access when ReferenceEquals(access.Operation, outer) && ConditionalAccess.InstanceOf(access) is { } instance => CallOn(instance, types),
            IInvocationOperation call when ReferenceEquals(call.Instance, outer) && Queues(call, types) => call,
            IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { Instance: null, TargetMethod.IsExtensionMethod: true } call }
                when types.FactsOf(call.TargetMethod) is not null => call,
            _ => null,
        };
    }

    /// <summary>Whether a call returns the batch that it is made on.</summary>
    public static bool ReturnsBatch(IInvocationOperation call, GlideTypes types)
        => GlideTypes.Is(call.Type, types.Batch) && Queues(call, types);

    /// <summary>What stands before an operation in its chain; null if it is the first.</summary>
    private static IOperation? Before(IOperation operation, GlideTypes types) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
        IInvocationOperation call when ReturnsBatch(call, types) => CommandCall.ReceiverOf(call),
        IConditionalAccessInstanceOperation instance => ConditionalAccess.Of(instance)?.Operation,
        _ => null,
    };

    /// <summary>A method of a batch itself, or one that carries a command's facts: whatever else is called with a batch may do what it likes.</summary>
    private static bool Queues(IInvocationOperation call, GlideTypes types)
        => types.FactsOf(call.TargetMethod) is not null || (call.Instance is not null && GlideTypes.Is(call.TargetMethod.ContainingType, types.Batch));
}
