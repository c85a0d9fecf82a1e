// Waiting for several at once.
namespace Corpus.WaitForAll;

public sealed class Both(GlideClient client)
{
    public void Run()
    {
        Task.WaitAll(client.SetAsync("a", 1).AsTask(), client.SetAsync("b", 2).AsTask()); // GLIDE2001: WaitAll
        Task.WaitAll([client.SetAsync("a", 1).AsTask()], 1000); // GLIDE2001: WaitAll
        Task.WaitAny(new Task[] { client.SetAsync("a", 1).AsTask(), Task.Delay(1000) }); // GLIDE2001: WaitAny
        Task.WaitAll(Task.Delay(1), Task.CompletedTask);
    }

    public async Task RunAsync()
    {
        await Task.WhenAll(client.SetAsync("a", 1).AsTask(), client.SetAsync("b", 2).AsTask());
        var first = client.GetAsync("a").AsTask();
        var second = client.GetAsync("b").AsTask();
        await Task.WhenAll(first, second);
        Console.WriteLine(first.Result + second.Result);
    }
}
