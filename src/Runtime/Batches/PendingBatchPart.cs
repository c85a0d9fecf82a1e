using Glide.Connections;

namespace Glide.Batches;

/// <summary>A part of a batch that goes its own way, because a node has sent it elsewhere.</summary>
internal sealed class PendingBatchPart(PendingClusterBatch whole, int part) : PendingCommand
{
    private ReplyChunk _chunk;

    /// <summary>Runs at once on the thread that brought the end.</summary>
    public override void Execute()
    {
        whole.PartsEnded();
        ReleaseAwaiter();
    }

    protected override void ReadReply(ReadOnlySpan<byte> frame, byte[]? payload) => whole.Store.Keep(part, frame, payload, ref _chunk, 1);

    protected override void SetException(Exception exception) => whole.Fail(part, exception);

    protected override void ReturnToPool()
    {
    }
}
