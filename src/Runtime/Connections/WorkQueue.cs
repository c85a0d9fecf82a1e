using System.Runtime.CompilerServices;

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

    /// <summary>What awaits it goes on on this queue, and not on the caller's stack or under its locks.</summary>
    public Hop Yield() => new(this);

    /// <summary>
    /// Waits for its turn in a queue. Never there already, unlike a task, which a quick queue may have completed before it is awaited: the
    /// caller would go on at once then.
    /// </summary>
    public sealed class Hop(WorkQueue queue) : ICriticalNotifyCompletion, IThreadPoolWorkItem
    {
        private Action? _goOn;

        public bool IsCompleted => false;

        public Hop GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation)
        {
            _goOn = continuation;
            queue.Enqueue(this);
        }

        public void Execute() => _goOn!();
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
