using Glide.Connections;

namespace Glide.Cluster;

/// <summary>
/// A call that runs at several places at once. It holds the link of the whole call; each part is a call of its own, which is redirected,
/// repeated and timed out like any other, and the last one to end completes the whole.
/// </summary>
internal abstract class FanOut : ICallOwner
{
    private readonly bool _borrows;
    private int _left;

    /// <param name="whole">The call, whose link this takes over.</param>
    /// <param name="parts">How many parts there are; at least one.</param>
    protected FanOut(PendingCommand whole, int parts)
    {
        Whole = whole;
        Count = parts;
        _left = parts;

        // The parts send from the caller's memory, so the caller must not be told of an end before the last of them has.
        _borrows = whole.Request.ExternalCount != 0 && whole.TryBorrow();
    }

    public PendingCommand Whole { get; }

    /// <summary>How many parts there are.</summary>
    public int Count { get; }

    /// <summary>Which of the whole's keys each part carries; null where the parts are not split by keys.</summary>
    public KeySplit? Split { get; set; }

    /// <summary>A part's end costs no more than noting its reply, so it is told at once.</summary>
    public WorkQueue Work => WorkQueue.Inline;

    /// <summary>The nodes to which the parts were meant to go, in their order; empty where slots decide.</summary>
    public ClusterNode[] Asked { get; set; } = [];

    /// <summary>Makes a part; its request is empty still.</summary>
    public PendingCommand CreatePart(int index)
    {
        var part = Create(index);
        part.Request.TracksKeys = true;
        part.Start(Whole.Descriptor, this, Whole.Deadline);
        return part;
    }

    /// <summary>Which of the whole's keys a part carries.</summary>
    public ReadOnlySpan<int> KeysOf(int part) => Split is { } split ? split.KeysOf(part) : [];

    public void OnEnded(bool heldPermit)
    {
    }

    public void OnConnectionLost(PendingCommand command, bool written, Exception reason)
    {
        if (!ReleaseIfOver(command))
        {
            Whole.Owner.OnConnectionLost(command, written, reason);
        }
    }

    public bool TryTakeBack(PendingCommand command, ReadOnlySpan<byte> error) => !Whole.IsClaimed && Whole.Owner.TryTakeBack(command, error);

    /// <summary>Ends a part that nobody waits for any more, because its caller gave the whole up.</summary>
    public bool ReleaseIfOver(PendingCommand part)
    {
        if (!Whole.IsClaimed)
        {
            return false;
        }

        part.FailAndRelease(new OperationCanceledException("The call was given up."));
        return true;
    }

    /// <summary>One part has ended.</summary>
    protected void PartEnded()
    {
        if (Interlocked.Decrement(ref _left) != 0)
        {
            return;
        }

        Complete();
        if (_borrows)
        {
            Whole.EndBorrowing();
        }
    }

    protected abstract PendingCommand Create(int index);

    /// <summary>All parts have ended: completes the whole and lets go of its link.</summary>
    protected abstract void Complete();
}
