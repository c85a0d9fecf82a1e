using Glide.Cluster;
using Glide.Connections;

namespace Glide.Batches;

/// <summary>Those parts of a batch that go to one node, in one write and in their order.</summary>
internal sealed class PendingNodeBatch(PendingClusterBatch whole) : PendingCommand
{
    private readonly List<int> _parts = [];
    private ReplyChunk _chunk;
    private int _next;

    public PendingClusterBatch Whole => whole;

    /// <summary>How often these parts have been sent before.</summary>
    public int Generation { get; init; }

    /// <summary>The parts that have no reply, in their order.</summary>
    public ReadOnlySpan<int> Unanswered => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_parts)[Volatile.Read(ref _next)..];

    /// <summary>Adds a part; its bytes are in the request already.</summary>
    public void Add(int part)
    {
        _parts.Add(part);
        RepliesDue = _parts.Count;
    }

    /// <inheritdoc/>
    public override void KeepReply(ReadOnlySpan<byte> frame, byte[]? payload)
    {
        if (!IsClaimed)
        {
            Take(frame, payload);
        }
    }

    /// <summary>Runs at once on the thread that brought the end.</summary>
    public override void Execute()
    {
        whole.PartsEnded();
        ReleaseAwaiter();
    }

    /// <summary>Lets go of an object that somebody who holds its link has claimed, and whose parts are somebody else's now.</summary>
    public void Drop()
    {
        ReleaseLink();
        ReleaseAwaiter();
    }

    /// <summary>Errors of commands are theirs alone.</summary>
    protected override ReadOnlySpan<byte> ErrorToTakeBack(ReadOnlySpan<byte> frame) => default;

    protected override void ReadReply(ReadOnlySpan<byte> frame, byte[]? payload) => Take(frame, payload);

    protected override void SetException(Exception exception)
    {
        foreach (var part in Unanswered)
        {
            whole.Fail(part, exception);
        }
    }

    protected override void ReturnToPool()
    {
    }

    private void Take(ReadOnlySpan<byte> frame, byte[]? payload)
    {
        var part = _parts[_next];
        if (frame[0] != (byte)'-' || !whole.TryTakeBack(part, Node!, frame[1..^2]))
        {
            whole.Store.Keep(part, frame, payload, ref _chunk, _parts.Count - _next);
        }

        // Not before: who gives the group up on another thread fails what stands behind here, so that each part has a reply or an error.
        Volatile.Write(ref _next, _next + 1);
    }
}
