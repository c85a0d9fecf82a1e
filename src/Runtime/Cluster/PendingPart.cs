using Glide.Connections;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>The part of a call that runs at one place. Its outcome goes to the whole, on the thread that has it, and to nobody else.</summary>
internal sealed unsafe class PendingPart<TReply> : PendingReply<TReply>
{
    private readonly PartReplies<TReply> _whole;
    private readonly int _index;

    public PendingPart(PartReplies<TReply> whole, int index, delegate*<ref RespReader, TReply> read)
    {
        _whole = whole;
        _index = index;
        ReadWith(read);
    }

    public override void Execute()
    {
        _whole.SetPart(_index, Reply, Error, Node);
        ReleaseAwaiter();
    }

    /// <summary>Belongs to one whole alone.</summary>
    protected override void ReturnToPool()
    {
    }
}
