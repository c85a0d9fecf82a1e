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
            if (IsDropped(end, null))
            {
                Report(creation, isFilled, report);
            }
            else if (LocalFor(end) is { } local)
            {
                CheckLocal(member, local, creation, isFilled, report);
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
            if (reference.Parent is ISimpleAssignmentOperation { Target: var target } && ReferenceEquals(target, reference))
            {
                continue;
            }

            bool isQueued = false;
            var end = EndOfChain(member, reference, ref isQueued);
            if (!isQueued || (GlideTypes.Is(end.Type, member.Types.Batch) && !IsDropped(end, local)))
            {
                return;
            }

            isFilled = true;
        }

        Report(creation, isFilled, report);
    }

    private static void Report(IObjectCreationOperation creation, bool isFilled, Action<Diagnostic> report)
    {
        if (isFilled)
        {
            report(Diagnostic.Create(AnalyzerRules.BatchNotExecuted, creation.Syntax.GetLocation(), creation.Type!.Name));
        }
    }

    /// <summary>Whether nothing more is done with the end of a chain: it is no more than a statement, or comes back into its own variable.</summary>
    private static bool IsDropped(IOperation end, ILocalSymbol? own) => ConditionalAccess.Outer(end).Parent switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation } => true,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation } => GlideTypes.Same(target.Local, own),
        _ => false,
    };

    /// <summary>The local that the end of a chain is kept in, and nothing else; null for any other use.</summary>
    private static ILocalSymbol? LocalFor(IOperation end) => ConditionalAccess.Outer(end).Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation } => target.Local,
        _ => null,
    };

    /// <summary>The last of the calls that queue commands one upon another; what they are called on itself if there is none.</summary>
    private static IOperation EndOfChain(Member member, IOperation start, ref bool isFilled)
    {
        var current = start;
        while (GlideTypes.Is(current.Type, member.Types.Batch) && BatchChain.CallOn(current, member.Types) is { } call)
        {
            isFilled = true;
            current = call;
        }

        return current;
    }
}
