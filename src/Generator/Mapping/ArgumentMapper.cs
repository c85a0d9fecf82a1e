using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Specs;

namespace Glide.Generator.Mapping;

/// <summary>Turns an argument tree into the steps of writing it and the C# arguments that these need.</summary>
internal sealed class ArgumentMapper
{
    // What generated methods call parameters of their own.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "cancellationToken", "queued" };

    private readonly MappingContext _context;
    private readonly TypeMapper _types;

    public ArgumentMapper(MappingContext context)
    {
        _context = context;
        _types = new TypeMapper(this, context);
    }

    /// <summary>Maps the children of a block, in the order of the wire.</summary>
    public List<MappedStep> MapChildren(Shape block)
    {
        var steps = new List<MappedStep>();
        AddChildren(block, steps);
        return Distinguish(steps);
    }

    /// <summary>Takes note since when the members of a type are known to the command.</summary>
    public void NoteMembers(string type, IEnumerable<MappedStep> steps) => _types.NoteMembers(type, steps);

    /// <summary>Makes the argument of a node.</summary>
    public ArgumentModel Argument(
        Shape shape,
        ArgumentKind kind,
        string type,
        ScalarKind scalar = default,
        CountWord count = CountWord.None,
        bool isReferenceType = false,
        bool writesAll = false,
        IEnumerable<string>? tokens = null)
    {
        bool multiple = shape.Multiple;
        var absence = shape.Entry?.HasDefault == true ? Absence.Default
            : !shape.Optional ? Absence.None
            : multiple ? Absence.Empty
            : kind == ArgumentKind.Flag ? Absence.False
            : Absence.Null;
        string name = ParameterName(shape);
        return new ArgumentModel(
            name,
            kind,
            type,
            isReferenceType,
            scalar,
            (tokens ?? shape.Tokens).ToEquatableArray(),
            absence,
            multiple,
            shape.MultipleToken,
            count,
            writesAll,
            ArgumentSummary.Write(shape, name, kind, absence, _context),
            ArgumentSummary.Since(shape));
    }

    private static bool IsCount(Shape shape, Shape? next)
        => shape.Type == ArgumentType.Integer && !shape.Multiple && shape.Tokens.Count == 0 && next is { Multiple: true }
            && shape.Entry is null && shape.Name.StartsWith("num", StringComparison.Ordinal);

    // Two members of nested blocks may have the same name, such as the two offsets of a range; their blocks tell them apart.
    private static List<MappedStep> Distinguish(List<MappedStep> steps)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].Argument is not { } argument)
            {
                continue;
            }

            string own = Naming.Member(argument.Name);
            if (taken.Add(own))
            {
                steps[i] = steps[i] with { Step = steps[i].Step with { Argument = argument with { Name = own } } };
                continue;
            }

            string[] path = steps[i].Shape.Path.Split('.');
            string name = path.Length > 1 ? Naming.Camel(path[path.Length - 2]) + Naming.Upper(argument.Name) : argument.Name;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = argument.Name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            steps[i] = steps[i] with { Step = steps[i].Step with { Argument = argument with { Name = name } } };
        }

        return steps;
    }

    private void AddChildren(Shape block, List<MappedStep> steps)
    {
        for (int i = 0; i < block.Children.Count; i++)
        {
            var child = block.Children[i];
            var next = i + 1 < block.Children.Count ? block.Children[i + 1] : null;
            if (IsCount(child, next))
            {
                // The caller's span knows how many there are. Where there may be none the count must still be sent.
                Add(next!, next!.Optional ? CountWord.Always : CountWord.WithItems, steps);
                i++;
            }
            else
            {
                Add(child, CountWord.None, steps);
            }
        }
    }

    private void Add(Shape shape, CountWord count, List<MappedStep> steps)
    {
        if (shape.Entry?.Type is { } named)
        {
            AddArgument(shape, OfNamedType(shape, named, count), steps);
            return;
        }

        switch (shape.Type)
        {
            case ArgumentType.PureToken when shape.Optional:
                AddArgument(shape, Argument(shape, ArgumentKind.Flag, "bool"), steps);
                break;
            case ArgumentType.PureToken:
                AddWords(shape, steps);
                break;
            case ArgumentType.OneOf:
                AddArgument(shape, _types.OneOf(shape, count), steps);
                break;
            case ArgumentType.Block when !shape.Multiple && IsTransparent(shape):
                AddWords(shape, steps);
                AddChildren(shape, steps);
                break;
            case ArgumentType.Block:
                AddArgument(shape, _types.Block(shape, count), steps);
                break;
            default:
                var scalar = Scalars.Choose(shape, _context.IsBlocking);
                AddArgument(shape, Argument(shape, ArgumentKind.Scalar, Scalars.TypeOf(scalar), scalar, count), steps);
                break;
        }
    }

    private ArgumentModel OfNamedType(Shape shape, string type, CountWord count)
    {
        if (Scalars.Find(type) is { } scalar)
        {
            return Argument(shape, ArgumentKind.Scalar, Scalars.TypeOf(scalar), scalar, count, isReferenceType: scalar == ScalarKind.Text);
        }

        // A hand-written type replaces everything below its node, and for a block or a oneof the node's own token too.
        bool writesToken = shape.Entry!.WritesToken ?? !shape.IsLeaf;
        return Argument(
            shape,
            ArgumentKind.Custom,
            type,
            count: count,
            isReferenceType: shape.Entry.IsClass,
            writesAll: shape.Entry.WritesAll,
            tokens: writesToken ? [] : null);
    }

    private static void AddArgument(Shape shape, ArgumentModel argument, List<MappedStep> steps)
        => steps.Add(new MappedStep(WriteStep.OfArgument(argument), shape));

    private static void AddWords(Shape shape, List<MappedStep> steps)
        => steps.AddRange(shape.Tokens.Select(token => new MappedStep(WriteStep.OfWord(token), shape)));

    // A block is only a bracket when it must be there, or when nothing in it must.
    private static bool IsTransparent(Shape block)
        => !block.Optional || (block.Tokens.Count == 0 && block.Children.All(child => child.Optional));

    private string ParameterName(Shape shape)
    {
        if (shape.Entry?.Name is { } own)
        {
            return own;
        }

        string name = _context.FindName(shape.Name) ?? Naming.Camel(shape.Name);
        name = shape.Multiple ? Naming.Plural(name) : name;
        return Reserved.Contains(name) ? name + "Value" : name;
    }
}
