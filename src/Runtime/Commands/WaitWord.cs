using System.Globalization;

namespace Glide.Commands;

/// <summary>Which word of a command says how long the server may let it wait.</summary>
/// <param name="Index">
/// The number of the word, counted from the command's name as 0; negative from the end: −1 is the last. With a <paramref name="Keyword"/>:
/// from where on that is looked for.
/// </param>
/// <param name="Keyword">The word in front of it, without which the command does not wait; null if it always stands at its place.</param>
/// <param name="InSeconds">Whether the time is in seconds, with decimals; otherwise in whole milliseconds.</param>
public sealed record WaitWord(int Index, string? Keyword, bool InSeconds)
{
    /// <summary>No number is longer.</summary>
    private const int LongestNumber = 32;

    /// <summary>Finds the word; -1 if it is not there.</summary>
    /// <param name="words">All words of the command.</param>
    /// <param name="keySpecs">Where its keys stand: behind their keyword there are no options.</param>
    internal int Find(ReadOnlySpan<ValkeyValue> words, ReadOnlySpan<KeySpec> keySpecs)
    {
        if (Keyword is null)
        {
            var at = Index < 0 ? words.Length + Index : Index;
            return at > 0 && at < words.Length ? at : -1;
        }

        for (var at = Index; at < words.Length - 1; at++)
        {
            var word = words[at].Length <= LongestNumber ? words[at].ToString() : "";
            if (word.Equals(Keyword, StringComparison.OrdinalIgnoreCase))
            {
                return at + 1;
            }

            foreach (var keys in keySpecs)
            {
                if (word.Equals(keys.BeginKeyword, StringComparison.OrdinalIgnoreCase))
                {
                    return -1;
                }
            }
        }

        return -1;
    }

    /// <summary>Reads the time; <see cref="Timeout.InfiniteTimeSpan"/> for ever, and for what is no time: the server refuses it.</summary>
    internal TimeSpan Read(scoped in ValkeyValue word)
    {
        var text = word.Length <= LongestNumber ? word.ToString() : "";
        var isNumber = double.TryParse(text, InSeconds ? NumberStyles.Float : NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var milliseconds = InSeconds ? number * 1000 : number;
        return isNumber && milliseconds > 0 && milliseconds < TimeSpan.MaxValue.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : Timeout.InfiniteTimeSpan;
    }
}
