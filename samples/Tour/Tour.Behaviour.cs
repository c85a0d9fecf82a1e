using System.Diagnostics;
using static Glide.Samples.Printing;

namespace Glide.Samples;

/// <summary>How the client behaves: waiting, failing, sessions, speed.</summary>
internal static partial class Tour
{
    public static async Task BlockingAsync(GlideClient client)
    {
        Heading("A blocking pop delays nobody");
        var popping = client.BLPopAsync(TimeSpan.FromSeconds(5), "jobs");

        var watch = Stopwatch.StartNew();
        await client.GetAsync("greeting");
        Show("GET while BLPOP jobs waits", $"answered after {watch.Elapsed.TotalMilliseconds:F1} ms");

        await client.LPushAsync("jobs", "work");
        var popped = await popping;
        Show("BLPOP jobs", popped is { } element ? $"{element.Key}: {element.Value}" : "nothing came");
    }

    public static async Task ErrorsAsync(GlideClient client)
    {
        Heading("Errors");
        try
        {
            await client.LPushAsync("greeting", "x");
        }
        catch (ValkeyServerException error)
        {
            Show("LPUSH on a string", $"{error.Code} ({error.Delivery})");
        }

        try
        {
            // The server is kept busy, so that a call with a short timeout of its own has no chance.
            var busy = client.With(TimeSpan.FromSeconds(5)).EvalAsync(
                "local start = redis.call('TIME')[1] repeat until redis.call('TIME')[1] - start >= 2", [], []);
            await client.With(TimeSpan.FromMilliseconds(50)).GetAsync("greeting");
            await busy;
        }
        catch (ValkeyTimeoutException error)
        {
            Show("GET with 50 ms", $"{error.Message} ({error.Delivery})");
        }

        // Waits until the server is free again.
        await client.With(TimeSpan.FromSeconds(5)).PingAsync();
    }

    public static async Task TransactionAsync(GlideClient client)
    {
        Heading("A session of one's own");
        await using var session = await client.OpenSessionAsync();
        await session.WatchAsync("visits");
        var visits = (long?)await session.GetAsync("visits") ?? 0;
        await session.MultiAsync();
        await session.CustomCommandAsync("SET", "visits", visits + 1);
        var results = await session.ExecAsync();
        Show("WATCH, MULTI, EXEC", results is null ? "somebody else was faster" : $"{results.Length} result, visits = {visits + 1}");
    }

    public static async Task ThroughputAsync(GlideClient client)
    {
        Heading("Throughput");
        const int callers = 64;
        const int callsEach = 5_000;
        await RunAsync(client, callers, callsEach: 500);

        var watch = Stopwatch.StartNew();
        await RunAsync(client, callers, callsEach);
        Show($"GET by {callers} callers", $"{callers * callsEach / watch.Elapsed.TotalSeconds:N0} a second, server and client on this machine");
    }

    private static Task RunAsync(GlideClient client, int callers, int callsEach) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var call = 0; call < callsEach; call++)
            {
                await client.GetAsync("greeting");
            }
        })));
}
