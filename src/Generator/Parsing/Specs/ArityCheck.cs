using System.Collections.Generic;
using System.Globalization;
using Glide.Generator.Model.Specs;

namespace Glide.Generator.Parsing.Specs;

/// <summary>Compares the arity of a command with the words that its arguments make: one of the two is wrong if they differ.</summary>
internal static class ArityCheck
{
    private const int Any = int.MaxValue;

    /// <summary>What is wrong; null if nothing is.</summary>
    /// <param name="arity">The arity of the spec.</param>
    /// <param name="name">The number of words of the name.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="areTold">Whether the spec says anything about arguments.</param>
    public static string? Find(int arity, int name, IReadOnlyCollection<ArgumentSpec> arguments, bool areTold)
    {
        var (least, most) = Sum(arguments);
        least += name;
        most = most == Any ? Any : most + name;
        bool fits = arity > 0 ? least == arity && most == arity : !areTold || most >= -arity;
        return fits
            ? null
            : $"the arity {Number(arity)} says {(arity > 0 ? "" : "at least ")}{Number(System.Math.Abs(arity))} words, but the name and the arguments make "
                + (least == most ? Number(least) : most == Any ? $"{Number(least)} or more" : $"{Number(least)} to {Number(most)}");
    }

    private static (int Least, int Most) Words(ArgumentSpec argument)
    {
        var (least, most) = argument.Type switch
        {
            ArgumentType.PureToken => (0, 0),
            ArgumentType.Block => Sum(argument.Children),
            ArgumentType.OneOf => Range(argument.Children),
            _ => (1, 1),
        };
        int token = argument.Token is { } words ? words.Split(' ').Length : 0;
        return (argument.Optional ? 0 : least + token, argument.Multiple || most == Any ? Any : most + token);
    }

    private static (int Least, int Most) Sum(IEnumerable<ArgumentSpec> all)
    {
        int least = 0, most = 0;
        foreach (var argument in all)
        {
            var words = Words(argument);
            least += words.Least;
            most = most == Any || words.Most == Any ? Any : most + words.Most;
        }

        return (least, most);
    }

    private static (int Least, int Most) Range(IEnumerable<ArgumentSpec> alternatives)
    {
        int least = Any, most = 0;
        foreach (var alternative in alternatives)
        {
            var words = Words(alternative);
            least = System.Math.Min(least, words.Least);
            most = System.Math.Max(most, words.Most);
        }

        return (least, most);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
