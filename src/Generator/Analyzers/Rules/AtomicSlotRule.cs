using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Glide.Generator.Analyzers.Keys;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>GLIDE1002: keys of one atomic batch for a cluster, or of what its transaction watches, that are in different slots.</summary>
internal static class AtomicSlotRule
{
    public static void Check(Member member, Action<Diagnostic> report)
    {
        var batches = Watched(member);
        foreach (var call in member.Calls.Where(call => GlideTypes.Is(call.Receiver.Type, member.Types.AtomicClusterBatch)))
        {
            if (member.Batches.Of(call.Receiver) is not { } root)
            {
                continue;
            }

            if (!batches.TryGetValue(root, out var keys))
            {
                batches.Add(root, keys = []);
            }

            keys.AddRange(member.Keys.Of(call).Select(key => ((CommandCall?)call, key)));
        }

        foreach (var batch in batches)
        {
            CheckBatch(member, batch.Key, batch.Value, report);
        }
    }

    private static void CheckBatch(Member member, object root, List<(CommandCall? Call, KnownKey Key)> keys, Action<Diagnostic> report)
    {
        // The calls of a chain begin at the same place, and end one after the other. What is watched comes before all of them.
        keys = [.. keys.OrderBy(one => one.Call?.Operation.Syntax.Span.End ?? 0)];
        for (int later = 1; later < keys.Count; later++)
        {
            // Only a key that is always there when the later one comes is compared: not one of another branch.
            int earlier = keys.FindIndex(0, later, one => one.Key.Slot != keys[later].Key.Slot && IsAlwaysBefore(member, root, one.Call, keys[later].Call));
            if (earlier >= 0)
            {
                var (call, first) = keys[earlier];
                Report(first, [.. keys.Skip(later).Where(one => one.Key.Slot != first.Slot && IsAlwaysBefore(member, root, call, one.Call)).Select(one => one.Key)], report);
                return;
            }
        }
    }

    private static bool IsAlwaysBefore(Member member, object root, CommandCall? earlier, CommandCall? later)
        => earlier is null || later is null || ReferenceEquals(earlier, later)
            || (Ways.IsAlwaysBefore(member, Place(member, earlier), later.Operation)
                && (root is not ISymbol holder || member.Batches.IsSameBetween(holder, earlier.Operation, later.Operation)));

    /// <summary>Where a call stands; for one behind <c>?.</c> where that does, because whoever gets to a later call on the same batch has one.</summary>
    private static IOperation Place(Member member, CommandCall call)
        => BatchChain.AccessAround(call.Receiver, member.Types) ?? (IOperation)call.Operation;

    /// <summary>
    /// What transactions watch, each under what stands for the batch that its function fills: the keys are watched on one connection, to the shard
    /// that the batch then runs on.
    /// </summary>
    private static Dictionary<object, List<(CommandCall? Call, KnownKey Key)>> Watched(Member member)
    {
        var watched = new Dictionary<object, List<(CommandCall?, KnownKey)>>();
        foreach (var call in member.Operations.OfType<IInvocationOperation>().Where(call => call.TargetMethod.Name == "TransactionAsync"))
        {
            if (member.Types.IsOfClient(call.TargetMethod) && CommandCall.ReceiverOf(call) is { } client && member.Types.IsRoutedByKeys(client.Type))
            {
                var filled = call.Arguments.Select(argument => argument.Value).OfType<IDelegateCreationOperation>().Select(made => made.Target)
                    .OfType<IAnonymousFunctionOperation>().SelectMany(function => function.Symbol.Parameters)
                    .FirstOrDefault(parameter => GlideTypes.Same(parameter.Type, member.Types.AtomicClusterBatch));
                watched[filled ?? (object)call] = [.. member.Keys.Of(call.Arguments.Where(argument => argument.Parameter?.Name == "watch")).Select(key => ((CommandCall?)null, key))];
            }
        }

        return watched;
    }

    private static void Report(KnownKey first, List<KnownKey> others, Action<Diagnostic> report) => report(Diagnostic.Create(
        AnalyzerRules.AtomicBatchOfSeveralSlots,
        others[0].Syntax.GetLocation(),
        others.Select(other => other.Syntax.GetLocation()).Prepend(first.Syntax.GetLocation()),
        ImmutableDictionary<string, string?>.Empty.Add(AnalyzerRules.TagProperty, first.Text.Tag()),
        first.Text.Display,
        first.Slot,
        others[0].Text.Display,
        others[0].Slot));
}
