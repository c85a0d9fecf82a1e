using System.Collections.Immutable;
using System.Linq;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>GLIDE1001: keys of one command that a cluster only runs on keys of one slot.</summary>
internal static class SingleSlotRule
{
    public static void Check(Member member, Action<Diagnostic> report)
    {
        foreach (var call in member.Calls.Where(call => Refuses(member, call)))
        {
            var keys = member.Keys.Of(call);
            if (keys.FirstOrDefault(key => key.Slot != keys[0].Slot) is not { } other)
            {
                continue;
            }

            var first = keys[0];
            var others = keys.Where(key => key.Slot != first.Slot).Select(key => key.Syntax.GetLocation());
            report(Diagnostic.Create(
                AnalyzerRules.KeysOfSeveralSlots,
                other.Syntax.GetLocation(),
                others.Prepend(first.Syntax.GetLocation()),
                ImmutableDictionary<string, string?>.Empty.Add(AnalyzerRules.TagProperty, first.Text.Tag()),
                call.Facts.Name,
                first.Text.Display,
                first.Slot,
                other.Text.Display,
                other.Slot));
        }
    }

    private static bool Refuses(Member member, CommandCall call)
        => member.Receivers.IsChosenNodes(call.Receiver) || (!call.Facts.IsSplit && member.Receivers.IsRoutedByKeys(call.Receiver));
}
