using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Glide.Generator.Analyzers.Keys;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>GLIDE1002: keys of one atomic batch for a cluster that are in different slots.</summary>
internal static class AtomicSlotRule
{
    public static void Check(Member member, Action<Diagnostic> report)
    {
        var batches = new Dictionary<object, List<(CommandCall Call, KnownKey Key)>>();
        var roots = new BatchRoots(member);
        foreach (var call in member.Calls.Where(call => GlideTypes.Is(call.Receiver.Type, member.Types.AtomicClusterBatch)))
        {
            if (roots.Of(call.Receiver) is not { } root)
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
            CheckBatch(batch.Key, batch.Value, roots, report);
        }
    }

    private static void CheckBatch(object root, List<(CommandCall Call, KnownKey Key)> keys, BatchRoots roots, Action<Diagnostic> report)
    {
        keys.Sort((left, right) => left.Key.Syntax.SpanStart.CompareTo(right.Key.Syntax.SpanStart));
        for (int later = 1; later < keys.Count; later++)
        {
            // Only a key that is always there when the later one comes is compared: not one of another branch.
            int earlier = keys.FindIndex(0, later, one => one.Key.Slot != keys[later].Key.Slot && roots.IsAlwaysBefore(root, one.Call, keys[later].Call));
            if (earlier < 0)
            {
                continue;
            }

            var (_, first) = keys[earlier];
            var (_, second) = keys[later];
            report(Diagnostic.Create(
                AnalyzerRules.AtomicBatchOfSeveralSlots,
                second.Syntax.GetLocation(),
                [first.Syntax.GetLocation(), second.Syntax.GetLocation()],
                ImmutableDictionary<string, string?>.Empty.Add(AnalyzerRules.TagProperty, first.Text.Tag()),
                first.Text.Display,
                first.Slot,
                second.Text.Display,
                second.Slot));
            return;
        }
    }
}
