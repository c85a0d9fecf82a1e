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
        CheckWatched(member, report);
        var batches = new Dictionary<object, List<(CommandCall Call, KnownKey Key)>>();
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

            keys.AddRange(member.Keys.Of(call).Select(key => (call, key)));
        }

        foreach (var batch in batches)
        {
            CheckBatch(member, batch.Key, batch.Value, report);
        }
    }

    private static void CheckBatch(Member member, object root, List<(CommandCall Call, KnownKey Key)> keys, Action<Diagnostic> report)
    {
        // The calls of a chain begin at the same place, and end one after the other.
        keys = [.. keys.OrderBy(one => one.Call.Operation.Syntax.Span.End)];
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

    private static bool IsAlwaysBefore(Member member, object root, CommandCall earlier, CommandCall later)
        => ReferenceEquals(earlier, later)
            || (Ways.IsAlwaysBefore(member, earlier.Operation, later.Operation)
                && (root is not IFieldSymbol field || member.Batches.IsSameBetween(field, earlier.Operation, later.Operation)));

    /// <summary>A transaction watches its keys on one connection, so these have to be in one slot too.</summary>
    private static void CheckWatched(Member member, Action<Diagnostic> report)
    {
        foreach (var call in member.Operations.OfType<IInvocationOperation>().Where(call => call.TargetMethod.Name == "TransactionAsync"))
        {
            if (member.Types.IsOfClient(call.TargetMethod) && CommandCall.ReceiverOf(call) is { } client && member.Types.IsRoutedByKeys(client.Type))
            {
                var keys = member.Keys.Of(call.Arguments.Where(argument => argument.Parameter?.Name == "watch"));
                var others = keys.Where(key => key.Slot != keys[0].Slot).ToList();
                if (others.Count > 0)
                {
                    Report(keys[0], others, report);
                }
            }
        }
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
