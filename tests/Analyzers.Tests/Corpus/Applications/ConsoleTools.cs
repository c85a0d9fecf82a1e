// Programs and tests that wait for calls in every way there is.
namespace Corpus.ConsoleTools;

public static class Tool
{
    public static int Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, _) => stop.Cancel();
        return RunAsync(args, stop.Token).GetAwaiter().GetResult();
    }

    public static void Stored(GlideClient client)
    {
        var pending = client.GetAsync("a").AsTask();
        pending.Wait(); // GLIDE2001: Wait
        var done = client.GetAsync("a").AsTask();
        Console.WriteLine($"{(done.IsCompletedSuccessfully ? done.Result : null)}");
        Task<ValkeyValue?> typed = client.GetAsync("b").AsTask();
        Console.WriteLine($"{typed.Result}"); // GLIDE2001: Result
    }

    public static async Task Together(GlideClient client)
    {
        ValueTask<ValkeyValue?> first = client.GetAsync("a");
        ValueTask<ValkeyValue?> second = client.GetAsync("b");
        Console.WriteLine($"{await first}");
        Console.WriteLine($"{await second}");
        var left = client.GetAsync("a").AsTask();
        var right = client.GetAsync("b").AsTask();
        await Task.WhenAll(left, right);
        Console.WriteLine($"{left.Result}{right.Result}");
        var many = Enumerable.Range(0, 10).Select(i => client.GetAsync($"k:{i}").AsTask()).ToArray();
        await Task.WhenAll(many);
        Console.WriteLine(many.Select(one => one.Result).Count());
    }

    public static void OnThePool(GlideClient client)
    {
        Task.Run(async () => await client.GetAsync("a")).Wait();
        var text = Task.Run(() => client.GetAsync("a").AsTask()).Result;
        Console.WriteLine($"{text}");
        Parallel.For(0, 3, i => client.IncrAsync($"n:{i}").AsTask().Wait()); // GLIDE2001: Wait
    }

    public static string Configured(GlideClient client)
    {
        var name = client.GetAsync("name").ConfigureAwait(false).GetAwaiter().GetResult(); // GLIDE2001: GetResult
        return name?.ToString() ?? client.GetAsync("default").AsTask().ConfigureAwait(false).GetAwaiter().GetResult()!; // GLIDE2001: GetResult
    }

    public static async Task Ready(GlideClient client)
    {
        var pending = client.GetAsync("a");
        var value = pending.IsCompletedSuccessfully ? pending.Result : await pending;
        Console.WriteLine($"{value}");
    }

    public static void Timed(GlideClient client, CancellationToken cancelled)
    {
        if (!client.SetAsync("a", "1").AsTask().Wait(1000, cancelled)) // GLIDE2001: Wait
        {
            throw new TimeoutException();
        }

        Task.WaitAll(client.SetAsync("a", "1").AsTask(), client.SetAsync("b", "1").AsTask()); // GLIDE2001: WaitAll
    }

    public static IEnumerable<string?> Lazily(GlideClient client, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            yield return client.GetAsync(name).AsTask().Result; // GLIDE2001: Result
        }
    }

    public static void Others(Task<int> theirs)
    {
        Console.WriteLine(theirs.Result);
        Task.Delay(1).Wait();
        Task.Run(() => 1).Wait();
    }

    private static async Task<int> RunAsync(string[] args, CancellationToken cancelled)
    {
        await using var client = await GlideClient.ConnectAsync(args[0], cancelled);
        await client.PingAsync(cancellationToken: cancelled);
        return 0;
    }
}
