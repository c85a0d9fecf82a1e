using System.Collections.Generic;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model.Replies;
using Glide.Generator.Model.Specs;

namespace Glide.Generator.Mapping;

/// <summary>Makes a variant's argument tree from its command's: what decides the variant is fixed, required or removed.</summary>
internal static class VariantShape
{
    /// <summary>The tree of the command's own method.</summary>
    public static Shape OfBase(Shape root, ReplyModel reply, MappingContext context)
    {
        var tree = root.Copy();
        Remove(tree, reply.RemovedArguments, context);
        return tree;
    }

    /// <summary>The tree of a variant.</summary>
    public static Shape OfVariant(Shape root, CommandVariant variant, MappingContext context)
    {
        var tree = root.Copy();
        foreach (string path in variant.ForcedArguments)
        {
            if (Require(tree, path, context) is { IsPureToken: false } node)
            {
                context.Report(
                    GeneratorRules.MalformedOverlay, context.ReplyLocation, path, $"in {context.Command} it is no token that could be fixed ({node.Type})");
            }
        }

        foreach (string path in variant.RequiredArguments)
        {
            Require(tree, path, context);
        }

        foreach (string path in variant.SingleArguments)
        {
            if (Require(tree, path, context) is { } node)
            {
                node.Multiple = false;
                node.MultipleToken = false;
                node.Entry = node.Entry is { Single: not null } entry ? entry with { Name = entry.Single } : node.Entry;
            }
        }

        Remove(tree, variant.RemovedArguments, context);
        return tree;
    }

    // Whoever must be there needs its ancestors there too, and of a oneof it is the only alternative left.
    private static Shape? Require(Shape root, string path, MappingContext context)
    {
        if (root.Find(path) is not { } trail)
        {
            Missing(path, context);
            return null;
        }

        var node = trail[trail.Count - 1];
        for (int i = trail.Count - 2; i > 0; i--)
        {
            if (trail[i].Type == ArgumentType.OneOf)
            {
                ShapeOverrides.Collapse(trail[i], trail[i + 1]);
                if (i + 1 == trail.Count - 1)
                {
                    node = trail[i];
                }
                else
                {
                    trail[i + 1] = trail[i];
                }
            }

            trail[i].Optional = false;
        }

        node.Optional = false;
        return node;
    }

    private static void Remove(Shape root, IEnumerable<string> paths, MappingContext context)
    {
        foreach (string path in paths)
        {
            if (root.Find(path) is not { } trail)
            {
                Missing(path, context);
                continue;
            }

            var parent = trail[trail.Count - 2];
            parent.Children.Remove(trail[trail.Count - 1]);
            if (parent.Type == ArgumentType.OneOf && parent.Children.Count == 1)
            {
                ShapeOverrides.Collapse(parent, parent.Children[0]);
            }
        }
    }

    // What the spec does not have is reported where the overlay names it; what it has may have gone into another argument.
    private static void Missing(string path, MappingContext context)
    {
        if (context.HasArgument(path) && !context.IsAlternative(path))
        {
            context.Report(
                GeneratorRules.OverlayWithoutTarget, context.ReplyLocation, path, $"arguments.json makes another argument of it in {context.Command}");
        }
    }
}
