using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Specs;
using Glide.Generator.Model.Types;
using Glide.Generator.Parsing.Overlay;

namespace Glide.Generator.Mapping;

/// <summary>Makes the types that oneofs and blocks need: enumerations, unions, records and bags of options.</summary>
internal sealed class TypeMapper(ArgumentMapper arguments, MappingContext context)
{
    /// <summary>The argument for a choice.</summary>
    public ArgumentModel OneOf(Shape shape, CountWord count)
    {
        if (shape.Children.All(child => child is { IsPureToken: true, Multiple: false } && child.Tokens.Count == 1 && child.Entry?.Type is null))
        {
            return Tokens(shape, count);
        }

        if (shape.Multiple && shape.Children.All(child => child.Optional))
        {
            var steps = arguments.MapChildren(shape);
            var entry = context.FindType(shape.Path);
            var bag = Bag(steps, TypeName(shape, entry), entry?.Summary ?? TypeSummary(shape));
            shape.Multiple = false;
            string type = context.Add(bag);
            NoteMembers(type, steps);
            return arguments.Argument(shape, ArgumentKind.Custom, type, isReferenceType: true, tokens: shape.Tokens);
        }

        return Union(shape, count);
    }

    /// <summary>The argument for several that belong together.</summary>
    public ArgumentModel Block(Shape shape, CountWord count)
    {
        var entry = context.FindType(shape.Path);
        var steps = arguments.MapChildren(shape);
        var members = Members(steps);
        var block = new BlockModel(
            TypeName(shape, entry),
            entry?.Summary ?? TypeSummary(shape),
            BlockStyle.Positional,
            members.OrderBy(member => member.IsOptional).ToEquatableArray(),
            steps.Select(step => step.Step).ToEquatableArray());
        string name = entry?.IsExternal == true ? block.Name : context.Add(block);
        NoteMembers(name, steps);
        return arguments.Argument(shape, ArgumentKind.Custom, name, count: count);
    }

    /// <summary>
    /// A class of options that writes itself. Their order is that of their names, and since when each is known is left out: the order does not matter
    /// on the wire, and commands that share the class list them differently and came to know them at different times.
    /// </summary>
    public static BlockModel Bag(IEnumerable<MappedStep> steps, string name, string summary)
    {
        var timeless = steps
            .Select(step => step.Step with { Argument = step.Argument! with { Since = null } })
            .OrderBy(step => step.Argument!.Name, StringComparer.Ordinal)
            .ToEquatableArray();
        return new BlockModel(name, summary, BlockStyle.Bag, timeless.Select(step => step.Argument!).ToEquatableArray(), timeless);
    }

    /// <summary>Takes note since when the members of a type are known to the command.</summary>
    public void NoteMembers(string type, IEnumerable<MappedStep> steps)
    {
        foreach (var step in steps.Where(step => step.Argument is not null))
        {
            context.Later.Note(type, Naming.Upper(step.Argument!.Name), step.Shape.Introduced);
        }
    }

    private static List<ArgumentModel> Members(IEnumerable<MappedStep> steps) => steps.Select(step => step.Argument).OfType<ArgumentModel>().ToList();

    private ArgumentModel Tokens(Shape shape, CountWord count)
    {
        var tokens = shape.Children.Select(child => child.Tokens[0]).ToList();
        string set = string.Join("|", tokens);
        if (set is "ON|OFF" or "YES|NO")
        {
            // The two words come last, after the node's own.
            return arguments.Argument(shape, ArgumentKind.Switch, "bool", tokens: shape.Tokens.Concat(tokens));
        }

        var entry = context.FindType(shape.Path, set);
        string name = TypeName(shape, entry);
        CheckMembers(entry, shape);
        if (entry?.IsExternal != true)
        {
            var members = Distinguish(shape.Children.Where(child => !IsDropped(entry, child)).Select(child => Member(entry, child)).ToList()).ToEquatableArray();
            name = context.Add(new EnumModel(name, entry?.Summary ?? TypeSummary(shape), members));
        }

        foreach (var child in shape.Children.Where(child => !IsDropped(entry, child)))
        {
            context.Later.Note(name, Member(entry, child).Name, child.Introduced);
        }

        return arguments.Argument(shape, ArgumentKind.Enum, name, count: count);
    }

    // Words that differ only in what C# leaves out of a name, such as A-B and A_B.
    private static IEnumerable<EnumMember> Distinguish(IReadOnlyCollection<EnumMember> members)
        => members.Zip(Naming.Distinct(members.Select(member => member.Name)), (member, name) => member with { Name = name });

    private void CheckMembers(TypeEntry? entry, Shape shape)
    {
        foreach (var member in entry?.Members ?? new Dictionary<string, TypeMemberEntry>())
        {
            bool matches = shape.Children.Any(child => child.Name == member.Key || child.Tokens.FirstOrDefault() == member.Key);
            if (!matches && Applicability.Holds(member.Value.Since, context.SpecsVersion))
            {
                context.Report(
                    GeneratorRules.OverlayWithoutTarget, entry!.Location, $"{entry.Name}.{member.Key}", $"{context.Command} has no such alternative at '{shape.Path}'");
            }
        }
    }

    private static bool IsDropped(TypeEntry? entry, Shape child) => Find(entry, child)?.IsDropped == true;

    private static TypeMemberEntry? Find(TypeEntry? entry, Shape child)
        => entry is not null
            && (entry.Members.TryGetValue(child.Tokens.FirstOrDefault() ?? child.Name, out var member) || entry.Members.TryGetValue(child.Name, out member))
                ? member
                : null;

    private static EnumMember Member(TypeEntry? entry, Shape child)
    {
        var known = Find(entry, child);
        string token = child.Tokens[0];
        return new EnumMember(known?.Name ?? Naming.Pascal(child.Name), token, known?.Summary ?? $"<c>{ArgumentSummary.Xml(token)}</c>.");
    }

    private ArgumentModel Union(Shape shape, CountWord count)
    {
        var entry = context.FindType(shape.Path);
        CheckMembers(entry, shape);
        var children = Times(shape.Children).Where(child => !IsDropped(entry, child)).ToList();
        var alternatives = children.Select(child => Alternative(child, Find(entry, child))).ToList();
        var names = Naming.Distinct(alternatives.Select(one => one.Alternative.Name));
        for (int i = 0; i < alternatives.Count; i++)
        {
            alternatives[i] = alternatives[i] with { Alternative = alternatives[i].Alternative with { Name = names[i] } };
        }

        string name = TypeName(shape, entry);
        if (entry?.IsExternal != true)
        {
            name = context.Add(new UnionModel(name, entry?.Summary ?? TypeSummary(shape), alternatives.Select(one => one.Alternative).ToEquatableArray()));
        }

        for (int i = 0; i < children.Count; i++)
        {
            var (alternative, steps) = alternatives[i];
            context.Later.Note(name, alternative.Name, children[i].Introduced);
            foreach (var step in steps.Where(step => step.Argument is not null))
            {
                context.Later.Note(name, $"{alternative.Name}.{step.Argument!.Name}", step.Shape.Introduced);
            }
        }

        return arguments.Argument(shape, ArgumentKind.Custom, name, count: count);
    }

    // A duration in seconds or in milliseconds is one thing to a caller, and so is a moment: the finer unit says both.
    private static IEnumerable<Shape> Times(List<Shape> alternatives)
    {
        foreach (var child in alternatives)
        {
            string? finer = child.Name switch { "seconds" => "milliseconds", "unix-time-seconds" => "unix-time-milliseconds", _ => null };
            if (finer is not null && child.Tokens.Count == 1 && alternatives.Any(other => other.Name == finer && other.Tokens.Count == 1))
            {
                continue;
            }

            yield return child;
        }
    }

    private MappedAlternative Alternative(Shape child, TypeMemberEntry? known)
    {
        var block = new Shape { Type = ArgumentType.Block, Path = child.Path, Children = [child] };
        child.Optional = false;
        var steps = arguments.MapChildren(block);
        string name = known?.Name ?? child.Name switch
        {
            "milliseconds" => "In",
            "unix-time-milliseconds" => "At",
            _ => Naming.Member(Naming.Pascal(child.Name)),
        };
        string tokens = string.Join(" ", child.Tokens);
        string summary = known?.Summary ?? (tokens.Length > 0 ? $"<c>{ArgumentSummary.Xml(tokens)}</c>." : $"By {string.Join(" ", Naming.Words(child.Name))}.");
        var alternative = new UnionAlternative(
            name,
            Members(steps).OrderBy(member => member.IsOptional).ToEquatableArray(),
            steps.Select(step => step.Step).ToEquatableArray(),
            summary);
        return new MappedAlternative(alternative, steps);
    }

    private string TypeName(Shape shape, TypeEntry? entry) => entry?.Name ?? context.MethodName + Naming.Pascal(shape.Name);

    private string TypeSummary(Shape shape)
        => $"The argument <c>{ArgumentSummary.Xml(string.Join(" ", Naming.Words(shape.Name)))}</c> of <c>{context.Command}</c>.";
}
