using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>A call of a generated method, which sends or queues a command.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Facts">The command.</param>
/// <param name="Receiver">What it is called on; for an extension method its first argument.</param>
internal sealed record CommandCall(IInvocationOperation Operation, CommandFacts Facts, IOperation Receiver)
{
    /// <summary>What is given to the command.</summary>
    public IEnumerable<IArgumentOperation> Arguments
        => Operation.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && !ReferenceEquals(argument.Value, Receiver));

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

        var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        return receiver is null ? null : new CommandCall(call, facts, receiver);
    }
}
