using System.Globalization;

namespace Glide.Bench.Measuring;

/// <summary>How often the server, or all of a cluster's together, say that they have run a command, which neither client can make up.</summary>
internal static class ServerCounts
{
    /// <summary>Reads the count of one command.</summary>
    public static async Task<long> ReadAsync(ValkeyCommands client, string command)
    {
        switch (client)
        {
            case GlideClient one:
                return CountIn(await one.InfoAsync("commandstats"), command);

            case GlideClusterClient several:
                var replies = await several.InfoAsync("commandstats");
                return replies.Sum(reply => CountIn(reply.Value, command));

            default:
                throw new BenchException($"{client.GetType().Name} cannot say what its servers have run.");
        }
    }

    /// <summary>Checks that the server has run exactly the commands that a client says it has.</summary>
    public static async Task CheckAsync(ValkeyCommands client, string who, string command, long before, long claimed)
    {
        var counted = await ReadAsync(client, command) - before;
        if (counted != claimed)
        {
            throw new BenchException($"{who} says that it sent {claimed} {command}, but the server counted {counted}.");
        }
    }

    private static long CountIn(string statistics, string command)
    {
        var start = $"cmdstat_{command.ToLowerInvariant()}:calls=";
        var at = statistics.IndexOf(start, StringComparison.Ordinal);
        if (at < 0)
        {
            return 0;
        }

        var digits = statistics.AsSpan(at + start.Length);
        return long.Parse(digits[..digits.IndexOf(',')], CultureInfo.InvariantCulture);
    }
}
