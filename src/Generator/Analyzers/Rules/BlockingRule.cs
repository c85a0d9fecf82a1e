using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>
/// GLIDE2001: a thread that waits for a call instead of awaiting it. A task that was kept is left alone: it may be known to be complete.
/// </summary>
internal static class BlockingRule
{
    /// <param name="member">Where to look.</param>
    /// <param name="platformSpeaks">Whether the platform's own rule about the direct use of a ValueTask (CA2012) is heard in the file.</param>
    /// <param name="report">Takes what is found.</param>
    public static void Check(Member member, Func<SyntaxTree, bool> platformSpeaks, Action<Diagnostic> report)
    {
        foreach (var operation in member.Operations)
        {
            if (Awaited(operation) is not { } awaited)
            {
                continue;
            }

            bool isTask = false;
            while (awaited is IInvocationOperation { TargetMethod.Name: "AsTask" or "Preserve" or "ConfigureAwait", Instance: { } inner } step)
            {
                isTask |= step.TargetMethod.Name != "ConfigureAwait";
                awaited = inner;
            }

            if (awaited is not IInvocationOperation call || !member.Types.IsClientCall(call.TargetMethod))
            {
                continue;
            }

            bool isValueTask = !isTask && call.TargetMethod.ReturnType.Name == "ValueTask";
            if (!isValueTask || !platformSpeaks(operation.Syntax.SyntaxTree))
            {
                report(Diagnostic.Create(AnalyzerRules.BlockingCall, NameOf(operation.Syntax), [call.Syntax.GetLocation()], call.TargetMethod.Name));
            }
        }
    }

    /// <summary>What the thread waits for; null for any other operation.</summary>
    private static IOperation? Awaited(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" }, Instance: { } task } => task,
        IInvocationOperation { TargetMethod: { Name: "Wait", ContainingType.Name: "Task" }, Instance: { } task } => task,
        IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task } } => task,
        _ => null,
    };

    private static Location NameOf(SyntaxNode syntax)
        => ((syntax as InvocationExpressionSyntax)?.Expression ?? syntax) is MemberAccessExpressionSyntax access ? access.Name.GetLocation() : syntax.GetLocation();
}
