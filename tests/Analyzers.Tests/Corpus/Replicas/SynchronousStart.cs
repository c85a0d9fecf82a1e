// A client that only reads is one also where a thread waits for it.
namespace Corpus.SynchronousStart;

public static class Program
{
    public static void Main()
    {
        var options = new GlideClientOptions { ReadOnly = true };
        var reader = GlideClient.ConnectAsync(options).GetAwaiter().GetResult(); // GLIDE2001: GetResult
        Console.WriteLine($"{reader.GetAsync("a").AsTask().Result}"); // GLIDE2001: Result
        var written = reader.SetAsync("a", "1").AsTask(); // GLIDE1003: SetAsync
        Console.WriteLine(written.IsCompleted);
        using var stop = new CancellationTokenSource();
        var other = GlideClient.ConnectAsync(options, stop.Token).Result; // GLIDE2001: Result
        var added = other.IncrAsync("a").AsTask(); // GLIDE1003: IncrAsync
        Console.WriteLine(added.IsCompleted);
    }
}
