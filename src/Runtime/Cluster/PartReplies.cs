using Glide.Connections;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>What the parts of a call have answered.</summary>
internal abstract unsafe class PartReplies<TReply> : FanOut
{
    private readonly delegate*<ref RespReader, TReply> _read;

    protected PartReplies(PendingCommand whole, int parts, delegate*<ref RespReader, TReply> read)
        : base(whole, parts)
    {
        _read = read;
        Replies = new TReply[parts];
        Errors = new Exception?[parts];
        Nodes = new ClusterNode?[parts];
    }

    protected TReply[] Replies { get; }

    protected Exception?[] Errors { get; }

    /// <summary>Where each part was last sent; null if it never was.</summary>
    protected ClusterNode?[] Nodes { get; }

    public void SetPart(int index, TReply reply, Exception? error, ClusterNode? node)
    {
        Replies[index] = reply;
        Errors[index] = error;
        Nodes[index] = node;
        PartEnded();
    }

    protected override PendingCommand Create(int index) => PendingPart<TReply>.Rent(this, index, _read);
}
