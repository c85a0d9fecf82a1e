using System.Text.RegularExpressions;

namespace Glide.SpecTool.Import;

/// <summary>The commands that the sentence in <c>replaced_by</c> names.</summary>
internal static partial class Replacement
{
    /// <summary>The names in the words' order, with commas between: <c>GEOSEARCH, GEOSEARCHSTORE</c>.</summary>
    /// <param name="text">The sentence; what it quotes before <c>with</c> are commands, what comes after are their arguments.</param>
    /// <param name="commandNames">The commands that exist.</param>
    /// <returns>Null if the text names no command.</returns>
    public static string? From(string text, IReadOnlyCollection<string> commandNames)
    {
        // What has been imported is a list of names already.
        if (text.Split(", ").All(commandNames.Contains))
        {
            return text;
        }

        var subject = text.Split(" with ", 2)[0];
        var names = Quoted().Matches(subject)
            .Select(match => LongestName(match.Groups[1].Value, commandNames))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return names.Length > 0 ? string.Join(", ", names) : null;
    }

    /// <summary>The quotation may go on with arguments after the name.</summary>
    private static string? LongestName(string quotation, IReadOnlyCollection<string> commandNames)
    {
        var words = quotation.Split(' ');
        return Enumerable.Range(0, words.Length)
            .Select(cut => string.Join(' ', words[..^cut]))
            .FirstOrDefault(name => commandNames.Contains(name));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
