namespace Glide.SpecTool;

/// <summary>A command line taken apart: the verb, what stands freely, and the options with their values.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string?> _options = new(StringComparer.Ordinal);
    private readonly List<string> _operands = [];

    private CommandLine(string verb) => Verb = verb;

    /// <summary>The first word.</summary>
    public string Verb { get; }

    /// <summary>The words that are neither the verb nor an option.</summary>
    public IReadOnlyList<string> Operands => _operands;

    /// <summary>Takes a command line apart.</summary>
    /// <param name="words">The words after the program's name.</param>
    /// <param name="valueOptions">The options that are followed by a value.</param>
    /// <param name="switches">The options that stand alone.</param>
    /// <exception cref="SpecException">An option is unknown or lacks its value.</exception>
    public static CommandLine Parse(IReadOnlyList<string> words, string[] valueOptions, string[] switches)
    {
        var line = new CommandLine(words.Count > 0 ? words[0] : "");
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                line._operands.Add(word);
            }
            else if (switches.Contains(word, StringComparer.Ordinal))
            {
                line._options[word] = null;
            }
            else if (valueOptions.Contains(word, StringComparer.Ordinal))
            {
                i++;
                line._options[word] = i < words.Count ? words[i] : throw new SpecException($"{word} needs a value.");
            }
            else
            {
                throw new SpecException($"{line.Verb} has no option {word}.");
            }
        }

        return line;
    }

    /// <summary>Whether a switch was given.</summary>
    public bool Has(string name) => _options.ContainsKey(name);

    /// <summary>The value of an option, or null if it was not given.</summary>
    public string? Value(string name) => _options.GetValueOrDefault(name);

    /// <summary>Refuses another number of operands than the verb has.</summary>
    public void RequireOperands(int count, string usage)
    {
        if (_operands.Count != count)
        {
            throw new SpecException($"Usage: glide-specs {usage}");
        }
    }
}
