using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>A call of a method that sends or queues a command: one of the client's, or an extension method made of somebody's own specs.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Facts">The command.</param>
/// <param name="Receiver">What it is called on; for an extension method its first argument.</param>
internal sealed record CommandCall(IInvocationOperation Operation, CommandFacts Facts, IOperation Receiver)
{
    /// <summary>What is given to the command.</summary>
    public IEnumerable<IArgumentOperation> Arguments
        => Operation.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && !IsReceiver(argument));

    /// <summary>The method's name in the call.</summary>
    public Location NameLocation => NameOf(Operation.Syntax).GetLocation();

    public static CommandCall? Of(IInvocationOperation call, GlideTypes types)
        => types.FactsOf(call.TargetMethod) is { } facts && ReceiverOf(call) is { } receiver ? new CommandCall(call, facts, receiver) : null;

    /// <summary>What a method is called on, as it was before it was taken for the parameter of an extension method.</summary>
    public static IOperation? ReceiverOf(IInvocationOperation call)
    {
        var receiver = call.Instance
            ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null);
        while (receiver is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver;
    }

    /// <summary>The name of what is called, without what stands before it.</summary>
    public static SyntaxNode NameOf(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax invocation => NameOf(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => syntax,
    };

    private bool IsReceiver(IArgumentOperation argument) => Operation.Instance is null && argument.Parameter?.Ordinal == 0;
}
