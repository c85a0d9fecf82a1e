using System.Collections.Concurrent;

namespace Glide.Chaos.Load;

/// <summary>What the callers have to tell: wrong answers, errors, and calls that came late.</summary>
internal sealed class Diary
{
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly ConcurrentQueue<FailedCall> _failed = new();
    private readonly ConcurrentQueue<SlowCall> _slow = new();

    public void Wrong(string what) => _wrong.Enqueue(what);

    public void Failed(FailedCall call) => _failed.Enqueue(call);

    public void Slow(SlowCall call) => _slow.Enqueue(call);

    public List<string> TakeWrong() => Take(_wrong);

    public List<FailedCall> TakeFailed() => Take(_failed);

    public List<SlowCall> TakeSlow() => Take(_slow);

    private static List<T> Take<T>(ConcurrentQueue<T> queue)
    {
        List<T> taken = [];
        while (queue.TryDequeue(out var item))
        {
            taken.Add(item);
        }

        return taken;
    }
}
