namespace Glide.Connections.Tests;

public sealed class WorkQueueTests
{
    [Fact]
    public async Task Who_yields_goes_on_elsewhere_however_quick_the_queue_is()
    {
        var caller = Environment.CurrentManagedThreadId;

        Assert.NotEqual(caller, await Eventually.CompletesAsync(GoOnAsync(new QuickQueue())));

        static async Task<int> GoOnAsync(WorkQueue queue)
        {
            await queue.Yield();
            return Environment.CurrentManagedThreadId;
        }
    }

    /// <summary>Another thread has done the work before its caller can do anything else.</summary>
    private sealed class QuickQueue : WorkQueue
    {
        public override void Enqueue(IThreadPoolWorkItem item)
        {
            Thread thread = new(item.Execute);
            thread.Start();
            thread.Join();
        }
    }
}
