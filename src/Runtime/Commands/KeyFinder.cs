using System.Globalization;

namespace Glide.Commands;

/// <summary>
/// Finds the keys among the words of a command by its key specs, as the server does: for commands that are given as words, whose keys no
/// typed parameter tells.
/// </summary>
internal static class KeyFinder
{
    /// <summary>Finds the positions of the keys, the command's name being word 0 (and a subcommand's word 1).</summary>
    /// <param name="specs">The command's key specs.</param>
    /// <param name="words">All words of the command.</param>
    /// <param name="positions">Where the positions are added, in the order of the specs.</param>
    /// <param name="keysOnly">Whether to leave out what only hashes like a key, such as a sharded channel.</param>
    public static void Find(
        ReadOnlySpan<KeySpec> specs, ReadOnlySpan<ValkeyValue> words, List<int> positions, bool keysOnly = true)
    {
        var found = positions.Count;
        foreach (var spec in specs)
        {
            if ((spec.IsKey || !keysOnly) && TryBegin(spec, words, out var first))
            {
                if (spec.BeginKeyword is not null && !spec.IsComplete)
                {
                    RemovePlaceholders(words, positions, found);
                }

                Find(spec, words, first, positions);
            }
        }
    }

    /// <summary>Where keys stand behind a keyword that need not be there (<c>MIGRATE … KEYS</c>), an empty word keeps the place of the only key.</summary>
    private static void RemovePlaceholders(ReadOnlySpan<ValkeyValue> words, List<int> positions, int from)
    {
        for (var i = positions.Count - 1; i >= from; i--)
        {
            if (words[positions[i]].IsEmpty)
            {
                positions.RemoveAt(i);
            }
        }
    }

    private static bool TryBegin(KeySpec spec, ReadOnlySpan<ValkeyValue> words, out int first)
    {
        first = spec.BeginIndex;
        if (spec.BeginKeyword is not { } keyword)
        {
            return first > 0 && first < words.Length;
        }

        // A negative start searches backwards from the end: the keyword may also stand where a value does.
        var step = spec.KeywordStartFrom < 0 ? -1 : 1;
        var at = spec.KeywordStartFrom < 0 ? words.Length + spec.KeywordStartFrom : spec.KeywordStartFrom;
        for (; at > 0 && at < words.Length; at += step)
        {
            if (string.Equals(words[at].ToString(), keyword, StringComparison.OrdinalIgnoreCase))
            {
                first = at + 1;
                return first < words.Length;
            }
        }

        return false;
    }

    private static void Find(KeySpec spec, ReadOnlySpan<ValkeyValue> words, int first, List<int> positions)
    {
        int last;
        if (spec.KeyCountIndex >= 0)
        {
            var countAt = first + spec.KeyCountIndex;
            if (countAt >= words.Length ||
                !int.TryParse(words[countAt].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return;
            }

            first += spec.FirstKey;
            last = first + ((count - 1) * spec.KeyStep);
        }
        else if (spec.LastKey >= 0)
        {
            last = first + spec.LastKey;
        }
        else
        {
            var remaining = words.Length - first;
            last = spec.Limit > 1
                ? first + (remaining / spec.Limit) - 1
                : words.Length + spec.LastKey;
        }

        for (var at = first; at <= last && at < words.Length; at += spec.KeyStep)
        {
            positions.Add(at);
        }
    }
}
