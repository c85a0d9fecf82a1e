namespace Glide.Connections;

/// <summary>
/// Where continuations and queued flushes run. The thread pool, unless a simulation runs the whole client on one thread, in an order that
/// a seed decides.
/// </summary>
internal abstract class WorkQueue
{
    public static WorkQueue ThreadPool { get; } = new PoolQueue();

    /// <summary>
    /// Runs the item at once. Only for the runtime's own short work that may run on any thread and under any lock; never for a caller's
    /// continuation.
    /// </summary>
    public static WorkQueue Inline { get; } = new InlineQueue();

    /// <summary>Runs the item soon, and never before this returns.</summary>
    public abstract void Enqueue(IThreadPoolWorkItem item);

    /// <summary>Completes on this queue, so that what awaits it goes on there and not on the caller's stack or under its locks.</summary>
    public Task YieldAsync()
    {
        Hop hop = new();
        Enqueue(hop);
        return hop.Task;
    }

    private sealed class Hop : TaskCompletionSource, IThreadPoolWorkItem
    {
        public void Execute() => SetResult();
    }

    private sealed class InlineQueue : WorkQueue
    {
        public override void Enqueue(IThreadPoolWorkItem item) => item.Execute();
    }

    private sealed class PoolQueue : WorkQueue
    {
        public override void Enqueue(IThreadPoolWorkItem item) =>
            System.Threading.ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
    }
}
