using System.Globalization;

namespace Glide.Bench.Measuring;

/// <summary>How often the server says that it has run a command, which neither client can make up.</summary>
internal static class ServerCounts
{
    /// <summary>Reads the count of one command.</summary>
    public static async Task<long> ReadAsync(GlideClient client, string command)
    {
        string statistics = await client.InfoAsync("commandstats");
        var start = $"cmdstat_{command.ToLowerInvariant()}:calls=";
        var at = statistics.IndexOf(start, StringComparison.Ordinal);
        if (at < 0)
        {
            return 0;
        }

        var digits = statistics.AsSpan(at + start.Length);
        return long.Parse(digits[..digits.IndexOf(',')], CultureInfo.InvariantCulture);
    }

    /// <summary>Checks that the server has run exactly the commands that a client says it has.</summary>
    public static async Task CheckAsync(GlideClient client, string who, string command, long before, long claimed)
    {
        var counted = await ReadAsync(client, command) - before;
        if (counted != claimed)
        {
            throw new BenchException($"{who} says that it sent {claimed} {command}, but the server counted {counted}.");
        }
    }
}
