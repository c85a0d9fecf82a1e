using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model.Specs;

namespace Glide.Generator.Mapping;

/// <summary>Writes the syntax line of a command, in the notation of Valkey's own documentation.</summary>
internal static class SyntaxLine
{
    public static string Write(CommandSpec spec) => string.Join(" ", new[] { spec.FullName }.Concat(spec.Arguments.Select(Argument)));

    private static string Argument(ArgumentSpec argument)
    {
        string text = Repeated(argument);
        if (!argument.Optional)
        {
            return text;
        }

        // An optional choice needs no brackets of its own inside those of the option.
        bool isChoice = argument is { Type: ArgumentType.OneOf, Token: null, Multiple: false };
        return isChoice ? $"[{text.Substring(1, text.Length - 2)}]" : $"[{text}]";
    }

    private static string Repeated(ArgumentSpec argument)
    {
        string token = argument.Token is null ? "" : argument.Token.Length == 0 ? "\"\"" : argument.Token;
        string value = Value(argument);
        if (argument.Multiple)
        {
            value = argument.MultipleToken ? $"{value} [{token} {value} ...]" : $"{value} [{value} ...]";
        }

        return string.Join(" ", new[] { token, value }.Where(text => text.Length > 0));
    }

    private static string Value(ArgumentSpec argument) => argument.Type switch
    {
        ArgumentType.PureToken => "",
        ArgumentType.Block => string.Join(" ", argument.Children.Select(Argument)),
        ArgumentType.OneOf => $"<{string.Join(" | ", Alternatives(argument.Children))}>",
        _ => argument.Name,
    };

    private static IEnumerable<string> Alternatives(IEnumerable<ArgumentSpec> children) => children.Select(Repeated);
}
