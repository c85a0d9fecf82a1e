// Another thread that waits is a thread that waits.
namespace Corpus.OnTheThreadPool;

public sealed class Pool(GlideClient client)
{
    public async Task RunAsync(string[] names)
    {
        await Task.Run(() => client.GetAsync("a").AsTask().Result); // GLIDE2001: Result
        Parallel.ForEach(names, name => client.SetAsync(name, 1).AsTask().Wait()); // GLIDE2001: Wait
        var lengths = names.Select(name => client.StrLenAsync(name).AsTask().Result).ToList(); // GLIDE2001: Result
        await Parallel.ForEachAsync(names, async (name, cancelled) => await client.SetAsync(name, lengths.Count, cancellationToken: cancelled));
        await Task.Run(async () => await client.GetAsync("a"));
        await Task.WhenAll(names.Select(name => client.GetAsync(name).AsTask()));
        ThreadPool.QueueUserWorkItem(_ => client.GetAsync("a").AsTask().GetAwaiter().GetResult()); // GLIDE2001: GetResult
    }
}
