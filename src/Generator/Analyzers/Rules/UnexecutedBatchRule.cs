using System.Linq;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>GLIDE2003: a batch that is made and filled, and that nothing ever gets to execute.</summary>
internal static class UnexecutedBatchRule
{
    public static void Check(Member member, Action<Diagnostic> report)
    {
        foreach (var creation in member.Operations.OfType<IObjectCreationOperation>().Where(creation => GlideTypes.Is(creation.Type, member.Types.Batch)))
        {
            bool isFilled = false;
            var end = EndOfChain(member, creation, ref isFilled);
            var use = end.Parent is IConversionOperation target ? target.Parent : end.Parent;
            switch (use)
            {
                case IExpressionStatementOperation when isFilled:
                    report(Diagnostic.Create(AnalyzerRules.BatchNotExecuted, creation.Syntax.GetLocation(), creation.Type!.Name));
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    CheckLocal(member, declarator.Symbol, creation, isFilled, report);
                    break;
            }
        }
    }

    private static void CheckLocal(Member member, ILocalSymbol local, IObjectCreationOperation creation, bool isFilled, Action<Diagnostic> report)
    {
        if (member.Locals.ValueOf(local) is null)
        {
            return;
        }

        foreach (var reference in member.Locals.ReferencesTo(local))
        {
            bool isQueued = false;
            var end = EndOfChain(member, reference, ref isQueued);
            bool isDiscarded = end.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
            if (!isQueued || (GlideTypes.Is(end.Type, member.Types.Batch) && !isDiscarded))
            {
                return;
            }

            isFilled = true;
        }

        if (isFilled)
        {
            report(Diagnostic.Create(AnalyzerRules.BatchNotExecuted, creation.Syntax.GetLocation(), creation.Type!.Name));
        }
    }

    /// <summary>The last of the calls that queue commands one upon another; what they are called on itself if there is none.</summary>
    private static IOperation EndOfChain(Member member, IOperation start, ref bool isFilled)
    {
        var current = start;
        while (GlideTypes.Is(current.Type, member.Types.Batch))
        {
            if (CommandCall.On(current, member.Types) is { } queued)
            {
                isFilled = true;
                current = queued.Operation;
                continue;
            }

            // What queues words is the client's too, but no certain command.
            var outer = current.Parent is IConversionOperation conversion ? conversion : current;
            if (outer.Parent is not IInvocationOperation { Instance: { } instance } call
                || !ReferenceEquals(instance, outer)
                || !GlideTypes.Is(call.TargetMethod.ContainingType, member.Types.Batch))
            {
                break;
            }

            isFilled = true;
            current = call;
        }

        return current;
    }
}
