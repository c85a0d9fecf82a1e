using System.Globalization;
using System.Text.RegularExpressions;
using Glide.Harness;

namespace Glide.Client.Tests.Commands.Coverage;

/// <summary>How often servers executed each command, by their own count.</summary>
internal sealed partial class CommandCounts
{
    private readonly Dictionary<string, long> _calls = [];

    /// <summary>The calls of a command by its full name in upper case.</summary>
    public long this[string command] => _calls.GetValueOrDefault(command);

    /// <summary>What a server has executed since it started. Asking is no part of the answer: a call is counted once it has ended.</summary>
    public static async Task<CommandCounts> ReadAsync(ValkeyServer server)
    {
        var statistics = (await server.ExecuteAsync("INFO", "commandstats")).Text!;
        var counts = new CommandCounts();
        foreach (Match line in CommandLine().Matches(statistics))
        {
            var name = line.Groups["name"].Value.Replace('|', ' ').ToUpperInvariant();
            counts._calls[name] = long.Parse(line.Groups["calls"].Value, CultureInfo.InvariantCulture);
        }

        return counts;
    }

    /// <summary>
    /// Adds what a server executed between two readings. A test that resets the server's statistics makes a count go down; then what was
    /// counted since stands alone.
    /// </summary>
    public void Add(CommandCounts before, CommandCounts after)
    {
        foreach (var (name, calls) in after._calls)
        {
            _calls[name] = this[name] + (calls >= before[name] ? calls - before[name] : calls);
        }
    }

    [GeneratedRegex(@"^cmdstat_(?<name>[^:]+):calls=(?<calls>\d+),", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandLine();
}
