using System.Diagnostics;
using System.Globalization;

namespace Glide.Bench.Startup;

/// <summary>How long the first call of each kind takes in a process that has just begun: mostly the compiler's time.</summary>
internal static class FirstCalls
{
    /// <summary>Measures and prints one line a call: its name, a tab, milliseconds.</summary>
    public static async Task PrintAsync(int port)
    {
        var began = Stopwatch.GetTimestamp();
        await using var client = await GlideClient.ConnectAsync(Session.ClientOptions(port));
        Print("connect", began);

        began = Stopwatch.GetTimestamp();
        await client.SetAsync("first:value", "value");
        Print("SET", began);

        began = Stopwatch.GetTimestamp();
        await client.GetAsync("first:value");
        Print("GET", began);

        began = Stopwatch.GetTimestamp();
        await client.IncrAsync("first:counter");
        Print("INCR", began);

        began = Stopwatch.GetTimestamp();
        await client.ExistsAsync("first:counter", "first:value");
        Print("EXISTS", began);

        began = Stopwatch.GetTimestamp();
        await client.MGetAsync("first:counter", "first:value");
        Print("MGET", began);
    }

    private static void Print(string call, long began) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{call}\t{Stopwatch.GetElapsedTime(began).TotalMilliseconds:F2}"));
}
