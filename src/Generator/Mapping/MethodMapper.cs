using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Replies;
using Glide.Generator.Model.Types;
using Glide.Generator.Parsing.Overlay;

namespace Glide.Generator.Mapping;

/// <summary>Makes a method of an argument tree: which arguments are parameters, in which order, and which are gathered as options.</summary>
internal sealed class MethodMapper(MappingContext context, IReadOnlyList<CommandArgumentsEntry> entries)
{
    /// <summary>From so many optional arguments on they are gathered in one type.</summary>
    private const int OptionsFrom = 3;

    private readonly ArgumentMapper _arguments = new(context);
    private readonly OptionsEntry? _options = entries.Select(entry => entry.Options).FirstOrDefault(options => options is not null);

    private string _parameterName = "options";

    public MethodModel Map(string name, string structName, Shape tree, ReplyType reply, string summary, string? returns)
    {
        var steps = _arguments.MapChildren(tree);
        var parameters = new List<MappedParameter>();
        var gathered = Gathered(steps);
        _parameterName = _options?.Name ?? (steps.Any(step => step.Argument?.Name == "options" && !gathered.Contains(step)) ? "otherOptions" : "options");
        if (gathered.Count > 0)
        {
            steps = Gather(steps, gathered, name, parameters);
        }

        foreach (var step in steps.Where(step => step.Argument is not null && !step.Step.InOptions))
        {
            // A bag stands where the first of its members stood, and has no version of its own.
            string? since = gathered.Any(one => ReferenceEquals(one.Shape, step.Shape)) ? null : step.Shape.Introduced;
            parameters.Add(new MappedParameter(Parameter(step.Argument!) with { Later = Later(step.Argument!.Type, since) }, step.Shape.Path));
        }

        var ordered = Order(parameters);
        bool hasParams = ordered.Count(parameter => parameter.IsSpan) == 1 && ordered.All(parameter => parameter.IsSpan || parameter.Default is null);
        if (hasParams)
        {
            ordered = [.. ordered.Where(parameter => !parameter.IsSpan), ordered.Single(parameter => parameter.IsSpan) with { Default = null }];
        }

        return new MethodModel(
            name,
            structName,
            ordered.ToEquatableArray(),
            steps.Select(step => step.Step).ToEquatableArray(),
            steps.Any(step => step.Step.InOptions) ? _parameterName : null,
            hasParams,
            reply,
            summary,
            returns);
    }

    private static ParameterModel Parameter(ArgumentModel argument)
    {
        if (argument.IsMultiple)
        {
            return new ParameterModel(
                argument.Name,
                $"ReadOnlySpan<{argument.Type}>",
                argument.IsOptional ? "default" : null,
                IsSpan: true,
                MustHoldItems: !argument.IsOptional,
                argument.Documentation);
        }

        string? absent = argument.Absence switch
        {
            Absence.Null => "null",
            Absence.False => "false",
            Absence.Default => "default",
            _ => null,
        };
        string type = argument.Absence == Absence.Null ? argument.Type + "?" : argument.Type;
        return new ParameterModel(argument.Name, type, absent, IsSpan: false, MustHoldItems: false, argument.Documentation);
    }

    private EquatableArray<LaterMember> Later(string type, string? since)
        => since is null && context.Later.IsEmpty ? [] : context.Later.Of(type, since, [.. context.Types]).Distinct().ToEquatableArray();

    private List<MappedStep> Gathered(List<MappedStep> steps)
    {
        if (_options?.Never == true)
        {
            return [];
        }

        var optional = steps
            .Where(step => step.Argument is { IsOptional: true, Absence: not Absence.Default } && _options?.Except.Contains(step.Shape.Path) != true)
            .ToList();
        return optional.Count >= OptionsFrom || (_options?.IsBag == true && optional.Count > 0) ? optional : [];
    }

    private List<MappedStep> Gather(
        List<MappedStep> steps, List<MappedStep> gathered, string method, List<MappedParameter> parameters)
    {
        string typeName = _options?.Type ?? context.MethodName + "Options";
        string summary = _options?.Summary ?? $"The optional arguments of <c>{context.Command}</c>.";
        if (_options?.IsBag == true)
        {
            string bag = context.Add(TypeMapper.Bag(gathered, typeName, summary));
            _arguments.NoteMembers(bag, gathered);
            var argument = new ArgumentModel(
                _parameterName, ArgumentKind.Custom, bag, IsReferenceType: true, default, [], Absence.Null, false, false, CountWord.None, false, summary + " Not sent when null.", null);
            int first = steps.IndexOf(gathered[0]);
            if (!steps.Skip(first).Take(gathered.Count).SequenceEqual(gathered))
            {
                context.Report(GeneratorRules.MalformedOverlay, _options.Location, typeName, "a bag can only gather arguments that follow one another");
            }

            var shape = gathered[0].Shape;
            return [.. steps.Take(first), new MappedStep(WriteStep.OfArgument(argument), shape), .. steps.Skip(first).Where(step => !gathered.Contains(step))];
        }

        // By name, so that commands whose optional arguments differ in nothing but their order can share the type.
        var members = gathered.Select(step => step.Argument!).OrderBy(member => member.Name, StringComparer.Ordinal).ToEquatableArray();
        var options = new BlockModel(typeName, summary, BlockStyle.Options, members, []);
        if (!context.TryAdd(options))
        {
            options = options with { Name = context.Add(options with { Name = method + "Options" }) };
        }

        _arguments.NoteMembers(options.Name, gathered);
        parameters.Add(new MappedParameter(
            new ParameterModel(_parameterName, options.Name, "default", IsSpan: false, MustHoldItems: false, "The optional arguments.") { Later = Later(options.Name, null) },
            "options"));
        return steps.Select(step => gathered.Contains(step) ? step with { Step = step.Step with { InOptions = true } } : step).ToList();
    }

    // What must be given comes first, in the order of the wire; then what may be left out; then the options.
    private List<ParameterModel> Order(List<MappedParameter> parameters)
    {
        var order = entries.SelectMany(entry => entry.Order).ToList();
        return parameters
            .OrderBy(item => item.Parameter.Default is null ? 0 : item.Path == "options" ? 2 : 1)
            .ThenBy(item => order.IndexOf(item.Path) is >= 0 and var index ? index : int.MaxValue)
            .Select(item => item.Parameter)
            .ToList();
    }
}
