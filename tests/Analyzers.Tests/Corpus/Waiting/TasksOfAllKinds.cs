// Tasks that are waited for, and tasks that are only asked once they are complete.
namespace Corpus.TasksOfAllKinds;

public sealed class Waiting(GlideClient client, IGlideClusterClient cluster)
{
    private Task<ValkeyValue?>? _pending;

    public string? Sync() => client.GetAsync("a").AsTask().Result; // GLIDE2001: Result

    public async Task ManyAsync()
    {
        var one = client.GetAsync("a").AsTask();
        var two = client.GetAsync("b").AsTask();
        await Task.WhenAll(one, two);
        Console.WriteLine(one.Result + two.Result);
        var three = client.GetAsync("a");
        if (three.IsCompletedSuccessfully)
        {
            Console.WriteLine(three.Result);
        }

        var four = await client.GetAsync("a");
        Console.WriteLine(four?.ToString());
        var five = client.GetAsync("a").AsTask();
        five.Wait(TimeSpan.FromSeconds(1)); // GLIDE2001: Wait
        var six = client.GetAsync("a").AsTask();
        if (await Task.WhenAny(six, Task.Delay(10)) == six)
        {
            Console.WriteLine(six.Result);
        }

        _ = client.GetAsync("a").AsTask().ContinueWith(task => Console.WriteLine(task.Result), TaskScheduler.Default);
        _pending = client.GetAsync("a").AsTask();
        Console.WriteLine(_pending.Result);
        Func<string?> later = () => client.GetAsync("a").AsTask().Result; // GLIDE2001: Result
        later();
        Task.WaitAll(client.SetAsync("a", 1).AsTask(), client.SetAsync("b", 1).AsTask()); // GLIDE2001: WaitAll
        client.SetAsync("a", 1).AsTask().ConfigureAwait(false).GetAwaiter().GetResult(); // GLIDE2001: GetResult
        cluster.ExecuteAsync(new ClusterBatch()).AsTask().Wait(); // GLIDE2001: Wait
        var results = await client.ExecuteAsync(new Batch());
        Console.WriteLine(results.Count);
        var value = client.GetAsync("a").Preserve();
        Console.WriteLine((await value)?.ToString());
    }

    public void Runs() => Task.Run(async () => await client.GetAsync("a")).Wait();

    public void RunsDirectly() => Task.Run(() => client.GetAsync("a").AsTask()).GetAwaiter().GetResult();

    ~Waiting() => _pending?.Wait();
}
