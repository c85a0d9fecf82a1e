using System.Collections.Concurrent;
using Glide.Connections;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>
/// The part of a call that runs at one place. Its outcome goes to the whole, on the thread that has it, and to nobody else. A call of many
/// keys has hundreds of parts, so they are used again and again.
/// </summary>
internal sealed unsafe class PendingPart<TReply> : PendingReply<TReply>
{
    /// <summary>Each is about a kilobyte large, so that the pool stays below five megabytes.</summary>
    private const int PoolLimit = 4096;

    private static readonly ConcurrentQueue<PendingPart<TReply>> Pool = new();
    private static int _pooled;

    private PartReplies<TReply>? _whole;
    private int _index;

    /// <summary>Takes a part that serves no other call.</summary>
    /// <param name="whole">The call to which it belongs.</param>
    /// <param name="index">Which of its parts it is.</param>
    /// <param name="read">How its reply is read.</param>
    public static PendingPart<TReply> Rent(PartReplies<TReply> whole, int index, delegate*<ref RespReader, TReply> read)
    {
        if (Pool.TryDequeue(out var part))
        {
            Interlocked.Decrement(ref _pooled);
        }
        else
        {
            part = new PendingPart<TReply>();
        }

        part._whole = whole;
        part._index = index;
        part.ReadWith(read);
        return part;
    }

    public override void Execute()
    {
        _whole!.SetPart(_index, Reply, Error, Node);
        ReleaseAwaiter();
    }

    protected override void ReturnToPool()
    {
        Forget();
        _whole = null;
        if (Volatile.Read(ref _pooled) < PoolLimit)
        {
            Interlocked.Increment(ref _pooled);
            Pool.Enqueue(this);
        }
    }
}
