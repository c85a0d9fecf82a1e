// A task that was kept may be complete when it is asked; one that is only ever waited for is not.
namespace Corpus.TasksInLocals;

public sealed class Kept(GlideClient client)
{
    public string? Waited()
    {
        var task = client.GetAsync("a").AsTask();
        task.Wait(); // GLIDE2001: Wait
        return task.Result;
    }

    public string? Asked()
    {
        var task = client.GetAsync("a").AsTask();
        return task.Result; // GLIDE2001: Result
    }

    public async Task<string?> AwaitedAsync()
    {
        var task = client.GetAsync("a").AsTask();
        await task;
        return task.Result;
    }

    public async Task<string?> WinnerAsync()
    {
        var task = client.GetAsync("a").AsTask();
        var winner = await Task.WhenAny(task, Task.Delay(100));
        return winner == task ? task.Result : null;
    }

    public string? WhenDone()
    {
        var task = client.GetAsync("a").AsTask();
        return task.IsCompletedSuccessfully ? task.Result : null;
    }

    public async Task<string?> ValueTaskAsync()
    {
        var call = client.GetAsync("a");
        return call.IsCompletedSuccessfully ? call.Result : await call;
    }

    public string? Polled()
    {
        var task = client.GetAsync("a").AsTask();
        while (!task.IsCompleted)
        {
            Thread.Yield();
        }

        return task.Result;
    }

    public string? Passed(Action<Task> wait)
    {
        var task = client.GetAsync("a").AsTask();
        wait(task);
        return task.Result;
    }
}
