using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Overlay;

namespace Glide.Generator.Mapping;

/// <summary>Lets the overlay work on a command's argument tree: nodes are fused, fixed, replaced by one of their alternatives, or given a type.</summary>
internal static class ShapeOverrides
{
    public static void Apply(Shape root, IReadOnlyList<CommandArgumentsEntry> entries, MappingContext context)
    {
        foreach (var entry in entries)
        {
            foreach (string path in entry.Order.Concat(entry.Options?.Except ?? []).Where(path => !context.HasArgument(path)))
            {
                context.Report(GeneratorRules.OverlayWithoutTarget, entry.Location, path, $"{context.Command} has no such argument");
            }
        }

        foreach (var entry in entries.SelectMany(command => command.Arguments).Where(entry => Applicability.Holds(entry.Since, context.SpecsVersion)))
        {
            if (root.Find(entry.Path) is not { } trail)
            {
                context.Report(GeneratorRules.OverlayWithoutTarget, entry.Location, entry.Path, $"{context.Command} has no such argument");
                continue;
            }

            Apply(trail[trail.Count - 1], trail[trail.Count - 2], entry, context);
        }
    }

    private static void Apply(Shape node, Shape parent, ArgumentEntry entry, MappingContext context)
    {
        if (entry.Alternative is not null)
        {
            var alternative = node.Children.FirstOrDefault(child => child.Name == entry.Alternative);
            if (alternative is null || node.Type != ArgumentType.OneOf)
            {
                context.Report(GeneratorRules.OverlayWithoutTarget, entry.Location, entry.Path, $"it has no alternative '{entry.Alternative}'");
                return;
            }

            Collapse(node, alternative);
        }

        if (entry.Constant is not null)
        {
            node.Type = ArgumentType.PureToken;
            node.Tokens = [entry.Constant];
            node.Children = [];
            node.Optional = false;
            node.Multiple = false;
        }

        if (entry.Fuse.Count > 0 && !Fuse(node, parent, entry, context))
        {
            return;
        }

        node.Optional = entry.Optional ?? node.Optional;
        node.Multiple = entry.Multiple ?? node.Multiple;
        node.Entry = entry;
    }

    /// <summary>Puts an alternative in the place of its oneof.</summary>
    public static void Collapse(Shape node, Shape alternative)
    {
        node.Name = alternative.Name;
        node.Path = alternative.Path;
        node.Type = alternative.Type;
        node.Tokens = [.. node.Tokens, .. alternative.Tokens];
        node.Optional |= alternative.Optional;
        node.Multiple |= alternative.Multiple;
        node.MultipleToken |= alternative.MultipleToken;
        node.Since = alternative.Since ?? node.Since;
        node.Summary = alternative.Summary ?? node.Summary;
        node.Introduced = alternative.Introduced ?? node.Introduced;
        node.Children = alternative.Children;
        node.Entry = alternative.Entry ?? node.Entry;
    }

    private static bool Fuse(Shape node, Shape parent, ArgumentEntry entry, MappingContext context)
    {
        int first = parent.Children.IndexOf(node) + 1;
        var following = parent.Children.Skip(first).Take(entry.Fuse.Count).Select(child => child.Name).ToList();
        if (!following.SequenceEqual(entry.Fuse))
        {
            context.Report(
                GeneratorRules.OverlayWithoutTarget,
                entry.Location,
                entry.Path,
                $"it is followed by '{string.Join(", ", following)}' in {context.Command}, not by '{string.Join(", ", entry.Fuse)}'");
            return false;
        }

        parent.Children.RemoveRange(first, entry.Fuse.Count);
        node.Type = ArgumentType.Block;
        return true;
    }
}
