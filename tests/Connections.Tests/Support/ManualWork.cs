namespace Glide.Connections.Tests.Support;

/// <summary>Work that is done when the test says so, on the test's thread.</summary>
internal sealed class ManualWork : WorkQueue
{
    private readonly Lock _gate = new();
    private readonly Queue<IThreadPoolWorkItem> _items = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _items.Count;
            }
        }
    }

    public override void Enqueue(IThreadPoolWorkItem item)
    {
        lock (_gate)
        {
            _items.Enqueue(item);
        }
    }

    public void DoOne() => Take().Execute();

    private IThreadPoolWorkItem Take()
    {
        lock (_gate)
        {
            return _items.Dequeue();
        }
    }
}
