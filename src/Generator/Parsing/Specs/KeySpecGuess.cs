using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model;
using Glide.Generator.Model.Specs;

namespace Glide.Generator.Parsing.Specs;

/// <summary>
/// Tells from its arguments where the keys of a command stand whose spec has no <c>key_specs</c>, as those of modules have none: they register
/// them with the server themselves.
/// </summary>
internal static class KeySpecGuess
{
    /// <param name="arguments">The arguments.</param>
    /// <param name="words">The number of words before the arguments: those of the command's name.</param>
    public static EquatableArray<KeySpecModel> Of(IReadOnlyList<ArgumentSpec> arguments, int words)
    {
        var specs = new List<KeySpecModel>();
        int at = words;
        for (int i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            bool isFixed = !argument.Optional && !argument.Multiple && argument.Type is not (ArgumentType.Block or ArgumentType.OneOf);
            if (isFixed)
            {
                at += Words(argument);
                if (argument.Type == ArgumentType.Key)
                {
                    specs.Add(Key(at - 1, lastKey: 0, step: 1));
                }

                continue;
            }

            // What stands behind keeps its place only counted from the end.
            bool isCounted = i > 0 && argument.Multiple && arguments[i - 1] is { Type: ArgumentType.Integer, Name: var count } && count.StartsWith("num", StringComparison.Ordinal);
            specs.AddRange(isCounted ? Counted(argument, at - 1) : Repeated(argument, at, arguments.Skip(i + 1).ToList()));
            break;
        }

        return specs.ToEquatableArray();
    }

    private static IEnumerable<KeySpecModel> Counted(ArgumentSpec argument, int at)
        => HasKey(argument) ? [Key(at, lastKey: 0, step: 1) with { KeyCountIndex = 0, FirstKey = 1, IsComplete = argument.Type == ArgumentType.Key }] : [];

    private static IEnumerable<KeySpecModel> Repeated(ArgumentSpec argument, int at, List<ArgumentSpec> behind)
    {
        var all = new[] { argument }.Concat(behind).ToList();
        if (!all.Any(HasKey))
        {
            yield break;
        }

        var group = argument.Type == ArgumentType.Block ? argument.Children.ToList() : [argument with { Multiple = false, Optional = false }];
        int key = group.FindIndex(member => member.Type == ArgumentType.Key);
        bool isKnown = argument is { Multiple: true, Token: null } && key >= 0 && group.All(IsOneWord) && behind.All(IsOneWord) && !behind.Any(HasKey);
        yield return isKnown
            ? Key(at + key, lastKey: key - group.Count - behind.Count, group.Count)
            : Key(at, lastKey: 0, step: 1) with { IsComplete = false, IsUnknown = true };
    }

    private static bool HasKey(ArgumentSpec argument) => argument.Type == ArgumentType.Key || argument.Children.Any(HasKey);

    private static bool IsOneWord(ArgumentSpec argument)
        => argument is { Optional: false, Multiple: false, Token: null } && argument.Type is not (ArgumentType.Block or ArgumentType.OneOf);

    // A token may be of several words; of a pure token it is all there is.
    private static int Words(ArgumentSpec argument)
        => (argument.Token?.Split(' ').Length ?? 0) + (argument.Type == ArgumentType.PureToken ? 0 : 1);

    private static KeySpecModel Key(int begin, int lastKey, int step)
        => new(begin, BeginKeyword: null, KeywordStartFrom: 0, lastKey, step, Limit: 0, KeyCountIndex: -1, FirstKey: 0, IsKey: true, IsComplete: true);
}
