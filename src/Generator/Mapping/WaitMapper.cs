using System.Linq;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Specs;

namespace Glide.Generator.Mapping;

/// <summary>Finds the word by which a command says how long the server may let it wait: for calls that are given as words.</summary>
internal static class WaitMapper
{
    /// <summary>The word; null for a command that does not wait, or in which the word has no place of its own.</summary>
    public static WaitModel? Map(CommandSpec spec)
    {
        var arguments = spec.Arguments.ToList();
        int wait = spec.Flags.Contains("BLOCKING") ? arguments.FindIndex(IsWait) : -1;
        if (wait < 0)
        {
            return null;
        }

        var argument = arguments[wait];
        bool inSeconds = argument.Type == ArgumentType.Double;
        int before = spec.FullName.Split(' ').Length + arguments.Take(wait).TakeWhile(IsFixed).Sum(Words);
        return argument is { Token: { } token } ? new WaitModel(before, token, inSeconds)
            : wait == arguments.Count - 1 ? new WaitModel(-1, Keyword: null, inSeconds)
            : arguments.Take(wait).All(IsFixed) ? new WaitModel(before, Keyword: null, inSeconds)
            : null;
    }

    /// <summary>By the same rule as in typed calls: see <see cref="Scalars"/>.</summary>
    private static bool IsWait(ArgumentSpec argument)
        => argument is { Multiple: false, Type: ArgumentType.Double or ArgumentType.Integer } && (argument.Name == "timeout" || argument.Token == "BLOCK");

    private static bool IsFixed(ArgumentSpec argument)
        => argument is { Optional: false, Multiple: false } && argument.Type != ArgumentType.OneOf && argument.Children.All(IsFixed);

    private static int Words(ArgumentSpec argument)
        => (argument.Token?.Split(' ').Length ?? 0) + argument.Type switch
        {
            ArgumentType.PureToken => 0,
            ArgumentType.Block => argument.Children.Sum(Words),
            _ => 1,
        };
}
