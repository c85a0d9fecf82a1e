using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>
/// GLIDE2001: a thread that waits for a call instead of awaiting it. A task that was kept is left alone if anything else is done with it than to
/// wait: it may be known to be complete.
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
            if (WaitedForTogether(operation) is { } tasks)
            {
                if (tasks.Select(task => Call(member, Task(task, out _))).FirstOrDefault(call => call is not null) is { } one)
                {
                    report(Diagnostic.Create(AnalyzerRules.BlockingCall, CommandCall.NameOf(operation.Syntax).GetLocation(), one.TargetMethod.Name));
                }

                continue;
            }

            if (Waits.TaskOf(operation) is not { } awaited)
            {
                continue;
            }

            awaited = Task(awaited, out bool isTask);
            if ((awaited is ILocalReferenceOperation local ? KeptCall(member, local, ref isTask) : Call(member, awaited)) is not { } call)
            {
                continue;
            }

            bool isValueTask = !isTask && call.TargetMethod.ReturnType.Name == "ValueTask";
            if (!isValueTask || !platformSpeaks(operation.Syntax.SyntaxTree))
            {
                report(Diagnostic.Create(
                    AnalyzerRules.BlockingCall, CommandCall.NameOf(operation.Syntax).GetLocation(), [awaited.Syntax.GetLocation()], call.TargetMethod.Name));
            }
        }
    }

    private static IInvocationOperation? Call(Member member, IOperation operation)
        => operation is IInvocationOperation call && member.Types.IsClientCall(call.TargetMethod) ? call : null;

    /// <summary>The call whose task a local holds, if nothing is done with it but to wait, here first.</summary>
    private static IInvocationOperation? KeptCall(Member member, ILocalReferenceOperation local, ref bool isTask)
    {
        if (member.Locals.ValueOf(local.Local) is not { } value || Call(member, Task(value, out bool becomesTask)) is not { } call)
        {
            return null;
        }

        isTask |= becomesTask;
        var references = member.Locals.ReferencesTo(local.Local)
            .Where(reference => reference.Parent is not ISimpleAssignmentOperation { Target: var target } || !ReferenceEquals(target, reference)).ToList();
        return ReferenceEquals(references[0], local) && references.TrueForAll(reference => Waits.TaskOf(EndOfSteps(reference).Parent) is not null) ? call : null;
    }

    /// <summary>What makes the task that is waited for, without the steps that only change its type.</summary>
    private static IOperation Task(IOperation operation, out bool isTask)
    {
        isTask = false;
        while (true)
        {
            switch (operation)
            {
                case IInvocationOperation { Instance: { } inner } step when IsStep(step):
                    isTask |= step.TargetMethod.Name != "ConfigureAwait";
                    operation = inner;
                    break;
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    private static IOperation EndOfSteps(IOperation operation)
    {
        while (operation.Parent is IConversionOperation || (operation.Parent is IInvocationOperation { TargetMethod.Name: var name } && (name == "GetAwaiter" || IsStepName(name))))
        {
            operation = operation.Parent;
        }

        return operation;
    }

    private static bool IsStep(IInvocationOperation call) => IsStepName(call.TargetMethod.Name);

    private static bool IsStepName(string name) => name is "AsTask" or "Preserve" or "ConfigureAwait" or "WaitAsync";

    /// <summary>The tasks that the thread waits for at once; null for any other operation.</summary>
    private static IEnumerable<IOperation>? WaitedForTogether(IOperation operation)
        => operation is IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny", ContainingType.Name: "Task" }, Arguments.Length: > 0 } call
            ? Items(call.Arguments[0].Value)
            : null;

    private static IEnumerable<IOperation> Items(IOperation tasks) => tasks switch
    {
        IConversionOperation conversion => Items(conversion.Operand),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        _ => [],
    };
}
