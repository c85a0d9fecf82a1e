// Inside a continuation the task is complete.
namespace Corpus.Continuations;

public sealed class Continued(GlideClient client)
{
    public Task<int> RunAsync() => client.GetAsync("a").AsTask().ContinueWith(task => task.Result?.Length ?? 0, TaskScheduler.Default);

    public async Task<long> FirstAsync(string[] names)
    {
        var tasks = names.Select(name => client.StrLenAsync(name).AsTask()).ToArray();
        var first = await Task.WhenAny(tasks);
        return first.Result + tasks[0].Result;
    }

    public async Task<ValkeyValue> ResultOfBatchAsync()
    {
        var batch = new Batch();
        var handle = batch.Get("a");
        var results = await client.ExecuteAsync(batch);
        return results[handle] ?? default;
    }

    public void FireAndForget() => _ = client.SetAsync("a", 1).AsTask();
}
