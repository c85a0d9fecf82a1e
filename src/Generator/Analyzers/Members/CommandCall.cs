using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>A call of a generated method, which sends or queues a command.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Facts">The command.</param>
/// <param name="Receiver">What it is called on; for an extension method, which a user's command has, its first argument as it is written.</param>
internal sealed record CommandCall(IInvocationOperation Operation, CommandFacts Facts, IOperation Receiver)
{
    /// <summary>What is given to the command.</summary>
    public IEnumerable<IArgumentOperation> Arguments
        => Operation.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && (Operation.Instance is not null || argument.Parameter?.Ordinal != 0));

    /// <summary>The method's name in the call.</summary>
    public Location NameLocation => Operation.Syntax is InvocationExpressionSyntax invocation
        ? invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.GetLocation(),
            MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
            var other => other.GetLocation(),
        }
        : Operation.Syntax.GetLocation();

    public static CommandCall? Of(IInvocationOperation call, GlideTypes types)
    {
        if (types.FactsOf(call.TargetMethod) is not { } facts)
        {
            return null;
        }

        return (call.Instance ?? Extended(call)) is { } receiver ? new CommandCall(call, facts, receiver) : null;
    }

    /// <summary>The call that sends or queues a command on what stands there, also by an extension method; null if none does.</summary>
    public static CommandCall? On(IOperation receiver, GlideTypes types)
        => receiver.Parent switch
        {
            IInvocationOperation call when ReferenceEquals(call.Instance, receiver) => Of(call, types),
            IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { Instance: null, TargetMethod.IsExtensionMethod: true } call } => Of(call, types),
            IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => On(conversion, types),
            _ => null,
        };

    private static IOperation? Extended(IInvocationOperation call)
    {
        var receiver = call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null;
        while (receiver is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver;
    }
}
