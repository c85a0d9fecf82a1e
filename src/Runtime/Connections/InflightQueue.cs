namespace Glide.Connections;

/// <summary>
/// The calls of one connection that have been handed over and not yet answered, in the order of their bytes. One producer at a time (who
/// holds the connection's lock), one consumer (its reader), and any number of onlookers who walk it for overdue calls.
/// </summary>
/// <remarks>
/// A chain of segments instead of one ring: it is never full, so a stalled server costs memory rather than deadlock, and in the steady
/// state the two segments in use take turns.
/// </remarks>
internal sealed class InflightQueue
{
    private const int SegmentSize = 1024;

    private Segment _head;
    private Segment _tail;
    private Segment? _spare;
    private int _headIndex;
    private int _tailIndex;
    private long _enqueued;
    private long _dequeued;

    public InflightQueue()
    {
        _head = _tail = new Segment();
    }

    /// <summary>How many calls stand here. Exact for the producer once the consumer rests; otherwise a moment old.</summary>
    public int Count
    {
        get
        {
            // In this order, so that it is never negative.
            var dequeued = Volatile.Read(ref _dequeued);
            return (int)(Volatile.Read(ref _enqueued) - dequeued);
        }
    }

    /// <summary>How many calls have ever left, which tells progress.</summary>
    public long Dequeued => Volatile.Read(ref _dequeued);

    public void Enqueue(PendingCommand command)
    {
        if (_tailIndex == SegmentSize)
        {
            var next = Interlocked.Exchange(ref _spare, null) ?? new Segment();
            Volatile.Write(ref _tail.Next, next);
            _tail = next;
            _tailIndex = 0;
        }

        Volatile.Write(ref _tail.Slots[_tailIndex++], command);
        Volatile.Write(ref _enqueued, _enqueued + 1);
    }

    /// <summary>The call that the next reply belongs to; null if there is none. For the consumer.</summary>
    public PendingCommand? Peek()
    {
        if (_dequeued == Volatile.Read(ref _enqueued))
        {
            return null;
        }

        return _headIndex == SegmentSize ? Volatile.Read(ref _head.Next)!.Slots[0] : Volatile.Read(ref _head.Slots[_headIndex]);
    }

    public bool TryDequeue(out PendingCommand command)
    {
        if (_dequeued == Volatile.Read(ref _enqueued))
        {
            command = null!;
            return false;
        }

        if (_headIndex == SegmentSize)
        {
            var spent = _head;
            Volatile.Write(ref _head, Volatile.Read(ref spent.Next)!);
            _headIndex = 0;

            // An onlooker may still walk the spent segment; its slots are all empty and its successor stays valid until it is reused.
            spent.Next = null;
            Volatile.Write(ref _spare, spent);
        }

        ref var slot = ref _head.Slots[_headIndex++];
        command = Volatile.Read(ref slot)!;
        Volatile.Write(ref slot, null);
        Volatile.Write(ref _dequeued, _dequeued + 1);
        return true;
    }

    /// <summary>
    /// Shows every call that stands here to <paramref name="visit"/>. Calls come and go meanwhile, and one that has gone may already serve
    /// another caller, so the visitor may act on it only through its version.
    /// </summary>
    public void Visit<TState>(Action<PendingCommand, TState> visit, TState state)
    {
        for (var segment = Volatile.Read(ref _head); segment is not null; segment = Volatile.Read(ref segment.Next))
        {
            foreach (ref var slot in segment.Slots.AsSpan())
            {
                if (Volatile.Read(ref slot) is { } command)
                {
                    visit(command, state);
                }
            }
        }
    }

    /// <summary>Whether a call stands here that has ended already, so that its reply is overdue. For onlookers.</summary>
    public bool HoldsEnded()
    {
        for (var segment = Volatile.Read(ref _head); segment is not null; segment = Volatile.Read(ref segment.Next))
        {
            foreach (ref var slot in segment.Slots.AsSpan())
            {
                if (Volatile.Read(ref slot) is { IsClaimed: true })
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed class Segment
    {
        public readonly PendingCommand?[] Slots = new PendingCommand?[SegmentSize];
        public Segment? Next;
    }
}
