using System.Text.RegularExpressions;

namespace Glide.SpecTool.Import;

/// <summary>The formulas in the sentence about a command's time complexity.</summary>
internal static partial class ComplexityFormula
{
    /// <summary>
    /// The formulas of the first sentence that has one, each once, with commas between: <c>O(log(N)+M)</c>, <c>O(1), O(N)</c>.
    /// Later sentences speak about special cases, and without their words the formulas would mislead.
    /// </summary>
    /// <returns>Null if the text has no formula.</returns>
    public static string? From(string text)
    {
        foreach (var sentence in SentenceEnd().Split(text))
        {
            var formulas = Formula().Matches(sentence).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToArray();
            if (formulas.Length > 0)
            {
                return string.Join(", ", formulas);
            }
        }

        return null;
    }

    [GeneratedRegex(@"\.\s+(?=[A-Z])")]
    private static partial Regex SentenceEnd();

    /// <summary>O with balanced parentheses around single letters, digits, log and signs; a sum of such is one formula.</summary>
    [GeneratedRegex(@"O\((?:[^()]|\([^()]*\))*\)(?:\s*\+\s*O\((?:[^()]|\([^()]*\))*\))*")]
    private static partial Regex Formula();
}
