using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Parsing.Replies;

/// <summary>Puts together what the schema and the overlay say about the replies of a command.</summary>
internal static class ReplyParser
{
    /// <summary>Everything about the replies of one command.</summary>
    /// <param name="command">The command's full name.</param>
    /// <param name="methodName">The name of its method, without <c>Async</c>.</param>
    /// <param name="schema">What its spec tells.</param>
    /// <param name="overlay">What <c>replies.json</c> tells.</param>
    /// <param name="holds">Whether what holds since a version, or always, holds for the specs.</param>
    public static ReplyResolution Resolve(string command, string methodName, ReplySchema schema, RepliesOverlay overlay, Func<string?, bool> holds)
    {
        var entry = overlay.Find(command) is { } found && holds(found.Since)
            ? found with { Variants = found.Variants.Where(variant => holds(variant.Since)).ToEquatableArray() }
            : null;
        var records = new List<RecordModel>();
        var type = ReplyTypeResolution.WithStrings(entry?.Reply ?? schema.Type, overlay.StringOf(command));
        type = ReplyRecordNaming.Lift(type, methodName + "Reply", overlay.StringOf(command), records);
        var variants = (entry?.Variants ?? []).Select(variant => Variant(methodName, entry!, variant)).ToEquatableArray();
        var model = new ReplyModel(type, RemovedFromBase(entry), variants, entry?.NullMeans, entry?.Returns, IsLargeValue(type, entry), records.ToEquatableArray());
        return new ReplyResolution(model, entry?.Reply is null ? schema.Problem : null);
    }

    private static bool IsLargeValue(ReplyType type, ReplyOverlayEntry? entry) => entry?.IsLarge == true && type is { Kind: ReplyKind.Value, IsNullable: true };

    private static EquatableArray<string> RemovedFromBase(ReplyOverlayEntry? entry)
        => entry is null ? [] : Outermost(entry.Removes.Concat(entry.Variants.SelectMany(variant => variant.Requires.Concat(variant.Forces))));

    private static CommandVariant Variant(string methodName, ReplyOverlayEntry entry, VariantOverlay variant)
    {
        // What makes the other methods is not for this one, unless it needs it too.
        string[] own = variant.Requires.Concat(variant.Forces).ToArray();
        var others = entry.Variants.Where(other => other != variant).SelectMany(other => other.Requires.Concat(other.Forces))
            .Where(path => !own.Any(needed => needed == path || IsBelow(needed, path)));
        return new CommandVariant(
            variant.Id,
            variant.IsOverload ? methodName : variant.Method ?? methodName + variant.Id,
            variant.Forces,
            Outermost(variant.Removes.Concat(others)),
            variant.Requires,
            variant.Single,
            variant.Reply,
            variant.Summary,
            variant.NullMeans,
            variant.Returns);
    }

    private static EquatableArray<string> Outermost(IEnumerable<string> paths)
    {
        var all = paths.Distinct(StringComparer.Ordinal).ToList();
        return all.Where(path => !all.Any(other => IsBelow(path, other))).OrderBy(path => path, StringComparer.Ordinal).ToEquatableArray();
    }

    private static bool IsBelow(string path, string ancestor) => path.StartsWith(ancestor + ".", StringComparison.Ordinal);
}
